package dev.terrace.points.earn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Money;
import dev.terrace.core.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EarningRateProperties {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** I28: each named place is within one point of the exact value. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachRoundingIsWithinOnePointOfTheExactValue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RoundingMode[] modes = {
            RoundingMode.DOWN, RoundingMode.UP, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN
        };
        Ratio ratio = Ratio.of(1 + random.nextInt(50), 1 + random.nextInt(5000));
        Ratio multiplier = Ratio.of(1 + random.nextInt(50), 1 + random.nextInt(20));
        long amount = random.nextLong(10_000_000);
        Earning earning = EarningRate.of(ratio)
                .withBaseRounding(modes[random.nextInt(modes.length)])
                .withMultiplierRounding(modes[random.nextInt(modes.length)])
                .earn(Money.ofMinor(amount, "CNY"), multiplier);
        assertWithinOne(earning.base(), amount, ratio);
        assertWithinOne(earning.points(), earning.base(), multiplier);
    }

    /** |rounded − amount × n / d| < 1, without division: |rounded × d − amount × n| < d. */
    private static void assertWithinOne(long rounded, long amount, Ratio ratio) {
        BigDecimal difference = BigDecimal.valueOf(rounded)
                .multiply(BigDecimal.valueOf(ratio.denominator()))
                .subtract(BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(ratio.numerator())));
        assertThat(difference.abs()).isLessThan(BigDecimal.valueOf(ratio.denominator()));
    }
}
