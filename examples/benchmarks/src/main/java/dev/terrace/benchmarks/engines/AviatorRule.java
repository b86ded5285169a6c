package dev.terrace.benchmarks.engines;

import com.googlecode.aviator.AviatorEvaluator;
import com.googlecode.aviator.Expression;
import java.util.Map;

/** The rule in Aviator, compiled for evaluation; comparing the cities one by one is faster there than a set. */
final class AviatorRule implements UserRule<Map<String, Object>> {

    private static final String RULE = "(age >= 18 && age < 35"
            + " && (city == 'city-1' || city == 'city-4' || city == 'city-7') && vip && spend > 500)"
            + " || include(tags, 'kol')";

    private final Expression expression = AviatorEvaluator.newInstance().compile(RULE);

    @Override
    public Map<String, Object> from(PlainUser user) {
        return user.toMap();
    }

    @Override
    public boolean matches(Map<String, Object> user) {
        return Boolean.TRUE.equals(expression.execute(user));
    }
}
