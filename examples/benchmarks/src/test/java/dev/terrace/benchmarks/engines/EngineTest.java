package dev.terrace.benchmarks.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineTest {

    private static final List<PlainUser> USERS = Users.seeded(10_000);

    @ParameterizedTest
    @EnumSource
    void findsTheSameMembers(Engine engine) {
        assertThat(members(engine.rule()))
                .hasSizeBetween(500, 1_000)
                .isEqualTo(members(Engine.HAND_WRITTEN_OVER_FIELDS.rule()));
    }

    private static <V> List<PlainUser> members(UserRule<V> rule) {
        return USERS.stream().filter(user -> rule.matches(rule.from(user))).toList();
    }
}
