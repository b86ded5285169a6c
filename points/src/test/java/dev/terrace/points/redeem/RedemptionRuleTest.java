package dev.terrace.points.redeem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Money;
import dev.terrace.core.Ratio;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedemptionRuleTest {

    @Test
    void everyPointOfALargeBalanceIsExact() {
        Redemption found = RedemptionRule.of(Ratio.of(3, 1)).apply(eur("3000.00"), 3030, Wanted.most());
        assertThat(found.points()).isEqualTo(3030);
        assertThat(found.discount()).isEqualTo(eur("90.90"));
        assertThat(found.limits()).containsExactly(RedemptionLimit.BALANCE);
    }

    @Test
    void pointsAreUsedInWholeSteps() {
        Redemption found = RedemptionRule.of(Ratio.of(300, 2)).withStep(2).apply(eur("100.00"), 5, Wanted.most());
        assertThat(found.points()).isEqualTo(4);
        assertThat(found.discount()).isEqualTo(eur("6.00"));
        assertThat(found.limits()).containsExactly(RedemptionLimit.BALANCE, RedemptionLimit.STEP);
    }

    @ParameterizedTest
    @CsvSource({"100.60, 1006", "101.00, 1010"})
    void aTotalIsCoveredByJustEnoughPoints(String total, long expected) {
        Redemption found = RedemptionRule.of(Ratio.of(10, 1)).apply(eur(total), 5000, Wanted.most());
        assertThat(found.points()).isEqualTo(expected);
        assertThat(found.discount()).isEqualTo(eur(total));
        assertThat(found.limits()).containsExactly(RedemptionLimit.SHARE_CAP);
    }

    @Test
    void theShareCapIsRoundedDown() {
        Redemption found =
                RedemptionRule.of(Ratio.of(1, 1)).withShareCap(Ratio.of(1, 3)).apply(eur("1.00"), 100, Wanted.most());
        assertThat(found.cap()).isEqualTo(eur("0.33"));
        assertThat(found.points()).isEqualTo(33);
    }

    @Test
    void underTheMinimumNothingIsUsed() {
        RedemptionRule rule = RedemptionRule.of(Ratio.of(1, 1)).withMinimum(100);
        assertThat(rule.apply(eur("10.00"), 100, Wanted.most()).points()).isEqualTo(100);
        Redemption found = rule.apply(eur("10.00"), 99, Wanted.most());
        assertThat(found.points()).isZero();
        assertThat(found.discount()).isEqualTo(eur("0.00"));
        assertThat(found.limits()).containsExactly(RedemptionLimit.BALANCE, RedemptionLimit.MINIMUM);
    }

    @Test
    void noPointIsTakenThatBuysNothing() {
        RedemptionRule rule = RedemptionRule.of(Ratio.of(1, 100));
        Redemption found = rule.apply(eur("10.00"), 199, Wanted.most());
        assertThat(found.points()).isEqualTo(100);
        assertThat(found.discount()).isEqualTo(eur("0.01"));
        assertThat(found.limits()).containsExactly(RedemptionLimit.BALANCE, RedemptionLimit.WORTH);
        assertThat(rule.apply(eur("10.00"), 99, Wanted.most()).points()).isZero();
    }

    @Test
    void pointsThatBuyNothingStayEvenUnderAMinimumAndInSteps() {
        RedemptionRule rule =
                RedemptionRule.of(Ratio.of(1, 100)).withMinimum(150).withStep(30);
        // 199 → 180 in steps; a cent needs 100, the minimum 150, which is a whole number of steps.
        assertThat(rule.apply(eur("10.00"), 199, Wanted.most()).points()).isEqualTo(150);
        // 299 → 270; two cents need 200, in steps 210.
        assertThat(rule.apply(eur("10.00"), 299, Wanted.most()).points()).isEqualTo(210);
        assertThat(rule.apply(eur("10.00"), 149, Wanted.most()).points()).isZero();
    }

    @Test
    void wantedPointsBoundTheRest() {
        Redemption found = RedemptionRule.of(Ratio.of(1, 1)).apply(eur("10.00"), 100, Wanted.atMost(40));
        assertThat(found.points()).isEqualTo(40);
        assertThat(found.limits()).containsExactly(RedemptionLimit.WANTED);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 40, WANTED",
        "45, 0, STEP",
        "110, 0, BALANCE",
        "60, 0, SHARE_CAP",
        "10, 0, MINIMUM",
    })
    void anExactNumberIsUsedOrNothing(long wanted, long expected, RedemptionLimit limit) {
        RedemptionRule rule =
                RedemptionRule.of(Ratio.of(1, 1)).withMinimum(20).withStep(10).withShareCap(Ratio.of(1, 2));
        Redemption found =
                rule.apply(limit == RedemptionLimit.BALANCE ? eur("10.00") : eur("1.00"), 100, Wanted.exactly(wanted));
        assertThat(found.points()).isEqualTo(expected);
        assertThat(found.limits()).containsExactly(limit);
    }

    @Test
    void everyLimitInTheWayOfAnExactNumberIsNamed() {
        RedemptionRule rule =
                RedemptionRule.of(Ratio.of(1, 1)).withMinimum(20).withStep(10).withShareCap(Ratio.of(1, 2));
        assertThat(rule.apply(eur("0.10"), 10, Wanted.exactly(15)).limits())
                .containsExactly(
                        RedemptionLimit.BALANCE,
                        RedemptionLimit.SHARE_CAP,
                        RedemptionLimit.STEP,
                        RedemptionLimit.MINIMUM);
    }

    @Test
    void anExactNumberMayBuyNothingWithItsLastPointsButNotWithAll() {
        RedemptionRule rule = RedemptionRule.of(Ratio.of(1, 100));
        assertThat(rule.apply(eur("10.00"), 500, Wanted.exactly(150)).points()).isEqualTo(150);
        assertThat(rule.apply(eur("10.00"), 500, Wanted.exactly(99)).limits()).containsExactly(RedemptionLimit.WORTH);
    }

    @Test
    void theLargestNumbersDoNotWrap() {
        Redemption tiny = RedemptionRule.of(Ratio.of(1, Long.MAX_VALUE))
                .apply(Money.ofMinor(Long.MAX_VALUE, "EUR"), Long.MAX_VALUE, Wanted.most());
        assertThat(tiny.points()).isEqualTo(Long.MAX_VALUE);
        assertThat(tiny.discount()).isEqualTo(eur("0.01"));
        Redemption huge = RedemptionRule.of(Ratio.of(Long.MAX_VALUE, 1))
                .apply(Money.ofMinor(Long.MAX_VALUE, "EUR"), Long.MAX_VALUE, Wanted.most());
        assertThat(huge.points()).isEqualTo(1);
        assertThat(huge.discount().minorUnits()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRedemptionExplainsItselfInBothLanguages() {
        Redemption found = RedemptionRule.of(Ratio.of(300, 2)).withStep(2).apply(eur("100.00"), 5, Wanted.most());
        assertThat(found.text(Locale.ENGLISH)).isEqualTo("4 points for 6.00 EUR; limited by balance, step");
        assertThat(found.text(Locale.CHINA)).isEqualTo("4 积分抵扣 6.00 EUR；受限于 可用积分, 使用步长");
    }

    @Test
    void nobodyWantsLessThanOnePoint() {
        assertThatThrownBy(() -> Wanted.exactly(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wanted points must be at least 1 but were 0");
        assertThatThrownBy(() -> new Redemption(eur("1"), Wanted.most(), 0, eur("1"), -1, eur("0"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("redeemed points must not be negative but were -1");
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
