package dev.terrace.points.redeem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Money;
import dev.terrace.core.Ratio;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedemptionRuleProperties {

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    /** I21 against a brute-force search over every number of points. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theMostPointsAreTheBestOfAllAllowedNumbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RedemptionRule rule = rule(random);
        long total = random.nextInt(200);
        long available = random.nextInt(200);
        Redemption found = rule.apply(Money.ofMinor(total, "EUR"), available, Wanted.most());
        long best = 0;
        for (long points = 1; points <= available; points++) {
            if (allowed(rule, total, points) && discount(rule, points) > discount(rule, best)) {
                best = points; // the first, so the fewest, that buy this discount
            }
        }
        assertThat(found.points()).isEqualTo(best);
        assertThat(found.discount().minorUnits()).isEqualTo(discount(rule, best));
    }

    /** I21. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void moreBalanceOrALargerOrderNeverBuysLess(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RedemptionRule rule = rule(random);
        long total = random.nextInt(5000);
        long available = random.nextInt(5000);
        Redemption found = rule.apply(Money.ofMinor(total, "EUR"), available, Wanted.most());
        Redemption richer = rule.apply(Money.ofMinor(total, "EUR"), available + random.nextInt(500), Wanted.most());
        Redemption larger = rule.apply(Money.ofMinor(total + random.nextInt(500), "EUR"), available, Wanted.most());
        assertThat(found.discount().minorUnits())
                .isLessThanOrEqualTo(found.cap().minorUnits());
        assertThat(found.points() % rule.step()).isZero();
        assertThat(found.points() == 0 || found.points() >= rule.minimum()).isTrue();
        assertThat(richer.points()).isGreaterThanOrEqualTo(found.points());
        assertThat(larger.points()).isGreaterThanOrEqualTo(found.points());
    }

    private static RedemptionRule rule(SplittableRandom random) {
        long cap = 1 + random.nextLong(6);
        return RedemptionRule.of(Ratio.of(1 + random.nextInt(12), 1 + random.nextInt(12)))
                .withMinimum(1 + random.nextInt(20))
                .withStep(1 + random.nextInt(7))
                .withShareCap(Ratio.of(1 + random.nextLong(cap), cap));
    }

    private static boolean allowed(RedemptionRule rule, long total, long points) {
        BigInteger worth = BigInteger.valueOf(points)
                .multiply(BigInteger.valueOf(rule.worth().numerator()));
        BigInteger cap = BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(rule.shareCap().numerator()))
                .divide(BigInteger.valueOf(rule.shareCap().denominator()))
                .multiply(BigInteger.valueOf(rule.worth().denominator()));
        return points >= rule.minimum() && points % rule.step() == 0 && worth.compareTo(cap) <= 0;
    }

    private static long discount(RedemptionRule rule, long points) {
        return points * rule.worth().numerator() / rule.worth().denominator();
    }
}
