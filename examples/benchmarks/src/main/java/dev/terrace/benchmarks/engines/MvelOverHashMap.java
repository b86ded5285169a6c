package dev.terrace.benchmarks.engines;

import java.io.Serializable;
import java.util.Map;
import org.mvel2.MVEL;

/** The rule in MVEL, compiled, over attributes that are known by name only. */
final class MvelOverHashMap implements UserRule<Map<String, Object>> {

    private final Serializable expression = MVEL.compileExpression(MvelRule.RULE);

    @Override
    public Map<String, Object> from(PlainUser user) {
        return user.toMap();
    }

    @Override
    public boolean matches(Map<String, Object> user) {
        return Boolean.TRUE.equals(MVEL.executeExpression(expression, user));
    }
}
