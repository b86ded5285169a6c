package dev.terrace.benchmarks.engines;

import java.util.Set;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * The rule in SpEL as bytecode. The compiler learns the types from evaluations that have reached every part, and wants
 * literals of the same type as the property.
 */
final class SpelRule implements UserRule<PlainUser> {

    private static final String RULE = "(age >= 18L and age < 35L and {'city-1','city-4','city-7'}.contains(city)"
            + " and vip and spend > 500L) or tags.contains('kol')";

    private final EvaluationContext context = new StandardEvaluationContext();
    private final SpelExpression expression;

    SpelRule() {
        SpelParserConfiguration configuration =
                new SpelParserConfiguration(SpelCompilerMode.IMMEDIATE, SpelRule.class.getClassLoader());
        expression = (SpelExpression) new SpelExpressionParser(configuration).parseExpression(RULE);
        matches(new PlainUser(20, "city-1", true, 0, Set.of())); // fails at the spend, hence reads the tags, too
        if (!expression.compileExpression()) {
            throw new IllegalStateException("SpEL cannot compile " + RULE);
        }
    }

    @Override
    public PlainUser from(PlainUser user) {
        return user;
    }

    @Override
    public boolean matches(PlainUser user) {
        return Boolean.TRUE.equals(expression.getValue(context, user, Boolean.class));
    }
}
