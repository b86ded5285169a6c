package dev.terrace.examples.quickstart.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Ratio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "12, 10, 1.2", "100, 1, 100", "4, 3, 4/3", "1, 8, 0.125"})
    void aMultiplierIsShownExactly(long numerator, long denominator, String text) {
        assertThat(Conclusions.text(Ratio.of(numerator, denominator))).isEqualTo(text);
    }
}
