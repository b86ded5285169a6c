package dev.terrace.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {

    @ParameterizedTest
    @CsvSource({
        "TRUE,    TRUE,    TRUE,    TRUE",
        "TRUE,    UNKNOWN, UNKNOWN, TRUE",
        "TRUE,    FALSE,   FALSE,   TRUE",
        "UNKNOWN, TRUE,    UNKNOWN, TRUE",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, FALSE,   FALSE,   UNKNOWN",
        "FALSE,   TRUE,    FALSE,   TRUE",
        "FALSE,   UNKNOWN, FALSE,   UNKNOWN",
        "FALSE,   FALSE,   FALSE,   FALSE",
    })
    void conjunctionAndDisjunctionFollowKleene(Truth left, Truth right, Truth and, Truth or) {
        assertThat(left.and(right)).isEqualTo(and);
        assertThat(left.or(right)).isEqualTo(or);
    }

    @ParameterizedTest
    @CsvSource({"TRUE, FALSE", "UNKNOWN, UNKNOWN", "FALSE, TRUE"})
    void theNegationOfTheUnknownIsUnknown(Truth truth, Truth negated) {
        assertThat(truth.not()).isEqualTo(negated);
    }

    @Test
    void theUnknownHasAStatedAnswer() {
        assertThat(Truth.UNKNOWN.orElse(true)).isTrue();
        assertThat(Truth.UNKNOWN.orElse(false)).isFalse();
        assertThat(Truth.TRUE.orElse(false)).isTrue();
        assertThat(Truth.FALSE.orElse(true)).isFalse();
    }
}
