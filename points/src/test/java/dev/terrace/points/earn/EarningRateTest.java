package dev.terrace.points.earn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Money;
import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import dev.terrace.core.Ratio;
import java.math.RoundingMode;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningRateTest {

    private static final Ratio ONE = Ratio.of(1, 1);

    /** 196,000 at 1/900 and 1/1000; 10 per whole 2.00; 1 per whole 10.00. */
    @ParameterizedTest
    @CsvSource({"196000, 1, 900, 217", "196000, 1, 1000, 196", "10000, 1, 1000, 10", "9990, 1, 1000, 9", "0, 1, 1, 0"})
    void anAmountEarnsItsRateRoundedDown(long amount, long points, long per, long expected) {
        EarningRate rate = EarningRate.of(Ratio.of(points, per));
        assertThat(rate.earn(Money.ofMinor(amount, "JPY"), ONE).points()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"700, 10, 200, 30", "2190, 1, 1000, 2", "199, 10, 200, 0", "200, 10, 200, 10"})
    void onlyWholeStepsEarn(long amount, long points, long step, long expected) {
        EarningRate rate = EarningRate.perWhole(points, step);
        assertThat(rate.earn(Money.ofMinor(amount, "USD"), ONE).points()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DOWN, 28", "HALF_UP, 29", "UP, 29"})
    void theMultiplierIsRoundedOnceAtItsOwnPlace(RoundingMode rounding, long expected) {
        EarningRate rate = EarningRate.of(Ratio.of(1, 100)).withMultiplierRounding(rounding);
        Earning earning = rate.earn(Money.parse("19.99", "CNY"), Ratio.of(3, 2));
        assertThat(earning.base()).isEqualTo(19);
        assertThat(earning.points()).isEqualTo(expected);
    }

    @Test
    void theBaseIsRoundedAtItsOwnPlace() {
        EarningRate rate = EarningRate.of(Ratio.of(1, 100)).withBaseRounding(RoundingMode.HALF_UP);
        assertThat(rate.earn(Money.parse("19.99", "CNY"), Ratio.of(2, 1))).satisfies(earning -> {
            assertThat(earning.base()).isEqualTo(20);
            assertThat(earning.points()).isEqualTo(40);
        });
    }

    @Test
    void anEarningExplainsItselfInBothLanguages() {
        Earning earning = EarningRate.of(Ratio.of(1, 100)).earn(Money.parse("19.99", "CNY"), Ratio.of(3, 2));
        assertThat(earning.text(Locale.ENGLISH)).isEqualTo("28 points: 19.99 CNY gives 19, times 3/2 is 28");
        assertThat(earning.text(Locale.CHINESE)).isEqualTo("28 积分：19.99 CNY 得 19，乘以 3/2 得 28");
    }

    @Test
    void aNegativeNumberOfPointsIsRefused() {
        assertThatThrownBy(() -> new Earning(Money.parse("1.00", "CNY"), -1, ONE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("earned points must not be negative but were -1 and 0");
    }

    @Test
    void pointsThatDoNotFitAreRefused() {
        EarningRate rate = EarningRate.of(Ratio.of(2, 1));
        assertThatThrownBy(() -> rate.earn(Money.ofMinor(Long.MAX_VALUE, "CNY"), ONE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aCheckFindsEveryProblem() {
        Problems problems = new Problems();
        new EarningRate(Ratio.of(1, 0), 0, RoundingMode.UNNECESSARY, RoundingMode.UNNECESSARY).check(problems, "rate");
        EarningRate.of(Ratio.of(0, 1)).check(problems, "zero");
        assertThatThrownBy(() -> problems.throwIfAny("x"))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidModelException.class))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(Problem::path)
                        .containsExactly(
                                "rate/pointsPerMinorUnit",
                                "rate/wholeStep",
                                "rate/baseRounding",
                                "rate/multiplierRounding",
                                "zero/pointsPerMinorUnit"));
    }
}
