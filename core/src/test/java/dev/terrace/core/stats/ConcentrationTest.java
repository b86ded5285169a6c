package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Ratio;
import java.math.BigInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentrationTest {

    private static final Ratio ALL = Ratio.of(1, 1);

    /** 80 users with 1, and 20 with 16. */
    private static Concentration eightyTwenty() {
        Concentration concentration = new Concentration();
        for (int user = 0; user < 100; user++) {
            concentration.add(user % 5 == 0 ? 16 : 1);
        }
        return concentration;
    }

    @Nested
    class HeadUsers {

        @Test
        void aFifthOfUsersHoldFourFifthsOfTheTotal() {
            HeadGroup head = eightyTwenty().top(Ratio.of(20, 100)).orElseThrow();
            assertThat(head.users()).isEqualTo(20);
            assertThat(head.userShare()).isEqualTo(Ratio.of(20, 100));
            assertThat(head.amount()).isEqualTo(320);
            assertThat(head.total()).isEqualTo(400);
            assertThat(head.amountShare()).isEqualTo(0.8);
            assertThat(head.threshold()).isEqualTo(16);
        }

        @Test
        void theSmallestGroupWithFourFifthsOfTheTotalIsAFifthOfUsers() {
            assertThat(eightyTwenty().holding(Ratio.of(80, 100)))
                    .isEqualTo(eightyTwenty().top(Ratio.of(20, 100)));
        }

        @Test
        void equalUsersAreKeptTogether() {
            Concentration concentration = Concentration.of(1, 5, 1, 1);
            assertThat(concentration.top(Ratio.of(1, 4)).orElseThrow().users()).isEqualTo(1);
            assertThat(concentration.top(Ratio.of(1, 2)).orElseThrow().users()).isEqualTo(4);
            assertThat(concentration.holding(Ratio.of(5, 8)).orElseThrow().users())
                    .isEqualTo(1);
            assertThat(concentration.holding(Ratio.of(6, 8)).orElseThrow().users())
                    .isEqualTo(4);
        }

        @Test
        void sharesAreExact() {
            // 0.2 × 100 is above 20 in some arithmetic, and 0.07 × 100 above 7.
            assertThat(eightyTwenty().top(Ratio.parse("0.2")).orElseThrow().users())
                    .isEqualTo(20);
            assertThat(Concentration.of(1, 2, 3, 4, 5, 6, 7)
                            .top(Ratio.of(1, 7))
                            .orElseThrow()
                            .users())
                    .isEqualTo(1);
            assertThat(Concentration.of(1, 2, 3, 4, 5, 6, 7)
                            .top(Ratio.of(Long.MAX_VALUE / 7 + 1, Long.MAX_VALUE))
                            .orElseThrow()
                            .users())
                    .isEqualTo(2);
        }

        @Test
        void allUsersHoldEverything() {
            HeadGroup all = eightyTwenty().top(ALL).orElseThrow();
            assertThat(all.users()).isEqualTo(100);
            assertThat(all.amountShare()).isEqualTo(1);
            assertThat(all.threshold()).isEqualTo(1);
            assertThat(eightyTwenty().holding(ALL)).contains(all);
        }

        @Test
        void usersWithNothingAreNotNeededToHoldEverything() {
            assertThat(Concentration.of(0, 0, 3).holding(ALL).orElseThrow().users())
                    .isEqualTo(1);
            assertThat(Concentration.of(0, 0, 3).top(ALL).orElseThrow().users()).isEqualTo(3);
        }

        @Test
        void aSmallGroupIsMarkedAndKept() {
            HeadGroup head = eightyTwenty().top(Ratio.of(1, 100)).orElseThrow();
            assertThat(head.users()).isEqualTo(20);
            assertThat(head.isLowSupport(21)).isTrue();
            assertThat(head.isLowSupport(20)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0/5", "6/5", "0/0", "1/0"})
        void aShareIsAboveZeroAndAtMostOne(String share) {
            assertThatThrownBy(() -> eightyTwenty().top(Ratio.parse(share)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("share must be in (0, 1] but was " + share);
            assertThatThrownBy(() -> eightyTwenty().holding(Ratio.parse(share)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aGroupIsPartOfItsPopulation() {
            assertThatThrownBy(() -> new HeadGroup(3, 2, 1, BigInteger.ONE, BigInteger.TEN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("users must be in [0, 2] but were 3");
            assertThatThrownBy(() -> new HeadGroup(-1, 2, 1, BigInteger.ONE, BigInteger.TEN))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new HeadGroup(1, 2, 1, BigInteger.TEN, BigInteger.ONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("amount must be part of a positive total but was 10 of 1");
            assertThatThrownBy(() -> new HeadGroup(1, 2, 1, BigInteger.ZERO, BigInteger.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new HeadGroup(1, 2, 1, BigInteger.ONE.negate(), BigInteger.TEN))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void arriveAsTheyWereSent() {
            HeadGroup head = eightyTwenty().top(ALL).orElseThrow();
            assertThat(Shipped.copyOf(head)).isEqualTo(head);
        }
    }

    @Nested
    class Inequality {

        @Test
        void isMeasuredByTheGiniCoefficient() {
            assertThat(eightyTwenty().gini()).hasValue(0.6);
            assertThat(Concentration.of(0, 0, 3).gini().orElseThrow()).isCloseTo(2 / 3.0, within(1e-16));
            assertThat(Concentration.of(7, 7, 7).gini()).hasValue(0);
            assertThat(Concentration.of(5).gini()).hasValue(0);
        }

        @Test
        void isDrawnAsALorenzCurve() {
            assertThat(Concentration.of(3, 0, 1).lorenz(3)).containsExactly(0, 0, 0.25, 1);
            assertThat(eightyTwenty().lorenz(5)).containsExactly(0, 0.05, 0.1, 0.15, 0.2, 1);
        }

        /** Half of 3 users are the lowest one and half of the next: (1 + 2/2) / 6. */
        @Test
        void countsAUserByTheFractionThatBelongsToAPart() {
            assertThat(Concentration.of(3, 1, 2).lorenz(2))
                    .containsExactly(new double[] {0, 2 / 6.0, 1}, within(1e-16));
            assertThat(Concentration.of(4).lorenz(4)).containsExactly(0, 0.25, 0.5, 0.75, 1);
        }

        @Test
        void needsAPart() {
            assertThatThrownBy(() -> eightyTwenty().lorenz(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("parts must be at least 1 but was 0");
        }
    }

    @Nested
    class Nothing {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 5})
        void isUndefinedIfNobodyHasAnything(int users) {
            Concentration concentration = Concentration.of(new long[users]);
            assertThat(concentration.users()).isEqualTo(users);
            assertThat(concentration.total()).isZero();
            assertThat(concentration.gini()).isEmpty();
            assertThat(concentration.top(ALL)).isEmpty();
            assertThat(concentration.holding(ALL)).isEmpty();
            assertThat(concentration.lorenz(4)).isEmpty();
        }
    }

    @Nested
    class Accumulating {

        @Test
        void amountsAreNotNegative() {
            assertThatThrownBy(() -> new Concentration().add(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("amount must not be negative but was -1");
        }

        @Test
        void sumsBeyondSixtyFourBitsAreExact() {
            Concentration concentration = Concentration.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0);
            assertThat(concentration.total())
                    .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(3)));
            assertThat(concentration.gini()).hasValue(0.25);
            assertThat(concentration.top(Ratio.of(1, 4)).orElseThrow().amountShare())
                    .isEqualTo(1);
            assertThat(concentration.lorenz(4))
                    .containsExactly(new double[] {0, 0, 1 / 3.0, 2 / 3.0, 1}, within(1e-16));
        }

        @Test
        void aUserCanBeAddedAfterTheFirstAnswer() {
            Concentration concentration = Concentration.of(9, 1);
            assertThat(concentration.gini()).hasValue(0.4);
            concentration.add(0);
            assertThat(concentration).isEqualTo(Concentration.of(0, 1, 9));
            assertThat(concentration.gini()).isEqualTo(Concentration.of(0, 1, 9).gini());
        }

        @Test
        void mergesWithItselfAndWithNobody() {
            Concentration concentration = Concentration.of(3, 1);
            assertThat(concentration.merge(concentration)).isEqualTo(Concentration.of(1, 1, 3, 3));
            assertThat(concentration.merge(new Concentration())).isEqualTo(Concentration.of(1, 1, 3, 3));
            assertThat(new Concentration().merge(concentration)).isEqualTo(concentration);
            assertThat(concentration).isNotEqualTo(Concentration.of(1, 3)).hasToString("8 held by 4 users");
        }
    }
}
