package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

    @Nested
    class AsARate {

        @Test
        void aRatioHasAValue() {
            assertThat(Ratio.of(1, 4).value()).hasValue(0.25);
            assertThat(Ratio.of(0, 4).value()).hasValue(0.0);
            assertThat(Ratio.of(1, 4)).hasToString("1/4");
        }

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void theValueIsTheNearestDoubleAlsoForPartsThatADoubleCannotHold(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 1_000; i++) {
                long numerator = random.nextLong(Long.MAX_VALUE);
                long denominator = 1 + random.nextLong(Long.MAX_VALUE - 1);
                BigDecimal exact =
                        BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), new MathContext(60));
                assertThat(Ratio.of(numerator, denominator).value()).hasValue(exact.doubleValue());
            }
        }

        @Test
        void aRatioOverNothingIsUndefinedNotZero() {
            assertThat(Ratio.of(0, 0).isDefined()).isFalse();
            assertThat(Ratio.of(0, 0).value()).isEmpty();
            assertThat(Ratio.of(3, 0).value()).isEmpty();
        }

        @Test
        void theSameValueWithOtherSupportIsAnotherRatio() {
            assertThat(Ratio.of(1, 2)).isNotEqualTo(Ratio.of(50, 100));
            assertThat(Ratio.of(1, 2).compareValue(Ratio.of(50, 100))).isZero();
        }

        @ParameterizedTest
        @CsvSource({"-1, 2", "1, -2"})
        void negativePartsAreRefused(long numerator, long denominator) {
            assertThatThrownBy(() -> Ratio.of(numerator, denominator))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("ratio parts must not be negative but were " + numerator + "/" + denominator);
        }

        @Test
        void valuesCompareExactlyBeyondDoublePrecision() {
            Ratio smaller = Ratio.of(Long.MAX_VALUE - 1, Long.MAX_VALUE);
            assertThat(smaller.compareValue(Ratio.of(1, 1))).isNegative();
            assertThatThrownBy(() -> smaller.compareValue(Ratio.of(1, 0))).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> Ratio.of(1, 0).compareValue(smaller)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class AsAFactor {

        @ParameterizedTest
        @CsvSource({
            "1999, 1/100, DOWN, 19",
            "19, 3/2, FLOOR, 28",
            "19, 3/2, HALF_UP, 29",
            "19, 3/2, CEILING, 29",
            "-5, 1/2, FLOOR, -3",
            "9223372036854775807, 1/1, UNNECESSARY, 9223372036854775807",
        })
        void anAmountIsScaledExactlyAndRoundedOnce(long amount, String ratio, RoundingMode rounding, long expected) {
            assertThat(Ratio.parse(ratio).times(amount, rounding)).isEqualTo(expected);
        }

        @Test
        void anAmountCanBeDividedByARatio() {
            assertThat(Ratio.of(3, 2).dividing(10_000, RoundingMode.DOWN)).isEqualTo(6666);
            assertThatThrownBy(() -> Ratio.of(0, 2).dividing(1, RoundingMode.DOWN))
                    .isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> Ratio.of(1, 0).dividing(1, RoundingMode.DOWN))
                    .isInstanceOf(ArithmeticException.class);
        }

        @Test
        void overflowIsRefusedNotWrapped() {
            assertThatThrownBy(() -> Ratio.of(2, 1).times(Long.MAX_VALUE, RoundingMode.FLOOR))
                    .isInstanceOf(ArithmeticException.class);
        }

        @Test
        void anUndefinedRatioScalesNothing() {
            assertThatThrownBy(() -> Ratio.of(1, 0).times(5, RoundingMode.FLOOR))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("ratio 1/0 cannot scale 5: division by 0");
        }

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void scalingEqualsDecimalArithmetic(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 100; i++) {
                long amount = random.nextLong(-1_000_000_000L, 1_000_000_000L);
                Ratio ratio = Ratio.of(random.nextLong(1_000_000), 1 + random.nextLong(1_000_000));
                BigDecimal exact = BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(ratio.numerator()))
                        .divide(BigDecimal.valueOf(ratio.denominator()), 0, RoundingMode.HALF_EVEN);
                assertThat(ratio.times(amount, RoundingMode.HALF_EVEN)).isEqualTo(exact.longValueExact());
            }
        }
    }

    @Nested
    class AsText {

        @ParameterizedTest
        @CsvSource({"3/2, 3, 2", "1.5, 15, 10", "2, 2, 1", "0.030, 30, 1000", "1E+2, 100, 1"})
        void aRatioIsReadFromAFractionOrADecimal(String text, long numerator, long denominator) {
            assertThat(Ratio.parse(text)).isEqualTo(Ratio.of(numerator, denominator));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "x", "1/2/3", "-1", "1/", "0.1234567890123456789", "9223372036854775808", "1E+99999"})
        void anythingElseIsRefused(String text) {
            assertThatThrownBy(() -> Ratio.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
