package dev.terrace.benchmarks.engines;

import io.github.jamsesso.jsonlogic.JsonLogic;
import io.github.jamsesso.jsonlogic.JsonLogicException;
import java.util.Map;

/** The rule in JsonLogic, which keeps the parsed tree by its text. */
final class JsonLogicRule implements UserRule<Map<String, Object>> {

    private static final String RULE = """
            {"or": [
              {"and": [
                {">=": [{"var": "age"}, 18]},
                {"<": [{"var": "age"}, 35]},
                {"in": [{"var": "city"}, ["city-1", "city-4", "city-7"]]},
                {"var": "vip"},
                {">": [{"var": "spend"}, 500]}]},
              {"in": ["kol", {"var": "tags"}]}]}
            """;

    private final JsonLogic logic = new JsonLogic();

    @Override
    public Map<String, Object> from(PlainUser user) {
        return user.toMap();
    }

    @Override
    public boolean matches(Map<String, Object> user) {
        try {
            return Boolean.TRUE.equals(logic.apply(RULE, user));
        } catch (JsonLogicException e) {
            throw new IllegalStateException(e);
        }
    }
}
