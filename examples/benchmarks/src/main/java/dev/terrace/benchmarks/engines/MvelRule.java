package dev.terrace.benchmarks.engines;

import java.io.Serializable;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;

/** The rule in MVEL, compiled with the type of its context. */
final class MvelRule implements UserRule<PlainUser> {

    static final String RULE = "(age >= 18 && age < 35 && ['city-1','city-4','city-7'] contains city"
            + " && vip && spend > 500) || tags contains 'kol'";

    private final Serializable expression;

    MvelRule() {
        ParserContext types = new ParserContext();
        types.setStrongTyping(true);
        types.addInput("this", PlainUser.class);
        expression = MVEL.compileExpression(RULE, types);
    }

    @Override
    public PlainUser from(PlainUser user) {
        return user;
    }

    @Override
    public boolean matches(PlainUser user) {
        return Boolean.TRUE.equals(MVEL.executeExpression(expression, user));
    }
}
