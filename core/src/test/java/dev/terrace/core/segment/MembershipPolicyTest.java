package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.segment.Standing.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MembershipPolicyTest {

    private static final Attribute<Long> SPEND = Attribute.ofLong("spend");
    private static final Schema SCHEMA = Schema.of(SPEND);
    private static final SegmentCatalog CATALOG = SegmentCatalog.builder(SCHEMA)
            .segment("vip", attr(SPEND).atLeast(100L))
            .segment("nearly", attr(SPEND).atLeast(80L))
            .segment("never", attr(SPEND).atLeast(Long.MAX_VALUE))
            .build();
    private static final Instant DAY_0 = Instant.parse("2026-03-01T00:00:00Z");

    private static Instant day(long day) {
        return DAY_0.plus(Duration.ofDays(day));
    }

    private static Memberships spending(@Nullable Long amount, long day) {
        Profile.Builder profile = Profile.builder(SCHEMA);
        if (amount != null) {
            profile.set(SPEND, amount);
        }
        return CATALOG.evaluate(User.of(profile.build()), day(day));
    }

    private static Standing member(long since, int entries, Reason reason) {
        return new Standing(true, day(since), entries, reason);
    }

    private static Standing outsider(long since, int entries, Reason reason) {
        return new Standing(false, day(since), entries, reason);
    }

    @Nested
    class Plain {

        private final MembershipPolicy policy = MembershipPolicy.of("vip");

        @Test
        void followsTheSegment() {
            Standing first = policy.next(null, spending(50L, 1));
            assertThat(first).isEqualTo(outsider(1, 0, Reason.STAYED_OUT));
            Standing in = policy.next(first, spending(100L, 2));
            assertThat(in).isEqualTo(member(2, 1, Reason.ENTERED));
            assertThat(policy.next(in, spending(120L, 3))).isEqualTo(member(2, 1, Reason.STAYED_IN));
            Standing out = policy.next(in, spending(99L, 4));
            assertThat(out).isEqualTo(outsider(4, 1, Reason.LEFT));
            assertThat(policy.next(out, spending(99L, 5))).isEqualTo(outsider(4, 1, Reason.STAYED_OUT));
            assertThat(policy.next(out, spending(100L, 6))).isEqualTo(member(6, 2, Reason.ENTERED));
        }

        @Test
        void letsSomebodyInAtFirstSight() {
            assertThat(policy.next(null, spending(100L, 1))).isEqualTo(member(1, 1, Reason.ENTERED));
        }

        @Test
        void movesNobodyOfWhomItIsUnknown() {
            assertThat(policy.next(null, spending(null, 1))).isEqualTo(outsider(1, 0, Reason.STAYED_OUT));
            assertThat(policy.next(member(1, 1, Reason.ENTERED), spending(null, 2)))
                    .isEqualTo(member(1, 1, Reason.STAYED_IN));
        }
    }

    @Nested
    class Hysteresis {

        private final MembershipPolicy policy = MembershipPolicy.of("vip").stayingWhile("nearly");

        @Test
        void makesStayingEasierThanEntering() {
            Standing in = member(1, 1, Reason.STAYED_IN);
            assertThat(policy.next(in, spending(80L, 2))).isEqualTo(member(1, 1, Reason.STAYED_IN));
            assertThat(policy.next(in, spending(79L, 2))).isEqualTo(outsider(2, 1, Reason.LEFT));
            assertThat(policy.next(outsider(1, 1, Reason.LEFT), spending(80L, 2)))
                    .isEqualTo(outsider(1, 1, Reason.STAYED_OUT));
        }
    }

    @Nested
    class MinimumDwell {

        private final MembershipPolicy policy = MembershipPolicy.of("vip").withMinimumDwell(Duration.ofDays(7));

        @Test
        void holdsAMemberForAWhile() {
            Standing in = member(1, 1, Reason.ENTERED);
            assertThat(policy.next(in, spending(0L, 3))).isEqualTo(member(1, 1, Reason.HELD_BY_DWELL));
            assertThat(policy.next(in, spending(100L, 3))).isEqualTo(member(1, 1, Reason.STAYED_IN));
            assertThat(policy.next(in, spending(0L, 7))).isEqualTo(member(1, 1, Reason.HELD_BY_DWELL));
            assertThat(policy.next(in, spending(0L, 8))).isEqualTo(outsider(8, 1, Reason.LEFT));
        }
    }

    @Nested
    class CoolDown {

        private final MembershipPolicy policy = MembershipPolicy.of("vip").withCoolDown(Duration.ofDays(3));

        @Test
        void makesWaitWhoLeft() {
            Standing left = outsider(10, 1, Reason.LEFT);
            assertThat(policy.next(left, spending(100L, 12))).isEqualTo(outsider(10, 1, Reason.BARRED_BY_COOL_DOWN));
            assertThat(policy.next(left, spending(100L, 13))).isEqualTo(member(13, 2, Reason.ENTERED));
        }

        @Test
        void doesNotMakeWaitWhoWasNeverIn() {
            assertThat(policy.next(outsider(10, 0, Reason.STAYED_OUT), spending(100L, 11)))
                    .isEqualTo(member(11, 1, Reason.ENTERED));
        }

        @Test
        void canLastForeverOverAllOfTime() {
            MembershipPolicy once = MembershipPolicy.of("vip")
                    .withCoolDown(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))
                    .withMinimumDwell(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
            User poor = User.of(Profile.builder(SCHEMA).set(SPEND, 0L).build());
            Standing member = new Standing(true, Instant.MIN, 1, Reason.ENTERED);
            assertThat(once.next(member, CATALOG.evaluate(poor, Instant.MAX)).reason())
                    .isEqualTo(Reason.HELD_BY_DWELL);
            User rich = User.of(Profile.builder(SCHEMA).set(SPEND, 100L).build());
            Standing left = new Standing(false, Instant.MIN, 1, Reason.LEFT);
            assertThat(once.next(left, CATALOG.evaluate(rich, Instant.MAX)).reason())
                    .isEqualTo(Reason.BARRED_BY_COOL_DOWN);
        }

        @Test
        void canLastForever() {
            MembershipPolicy once = MembershipPolicy.of("vip")
                    .withCoolDown(Duration.ofSeconds(Long.MAX_VALUE))
                    .withMinimumDwell(Duration.ofSeconds(Long.MAX_VALUE));
            assertThat(once.next(outsider(10, 1, Reason.LEFT), spending(100L, 4_000))
                            .reason())
                    .isEqualTo(Reason.BARRED_BY_COOL_DOWN);
            assertThat(once.next(member(10, 1, Reason.STAYED_IN), spending(0L, 4_000))
                            .reason())
                    .isEqualTo(Reason.HELD_BY_DWELL);
        }
    }

    @Nested
    class Limit {

        private final MembershipPolicy policy = MembershipPolicy.of("vip").withMaxEntries(2);

        @Test
        void letsInOnlySoOften() {
            assertThat(policy.next(outsider(1, 1, Reason.LEFT), spending(100L, 2)))
                    .isEqualTo(member(2, 2, Reason.ENTERED));
            assertThat(policy.next(outsider(1, 2, Reason.LEFT), spending(100L, 2)))
                    .isEqualTo(outsider(1, 2, Reason.BARRED_BY_LIMIT));
            assertThat(policy.next(outsider(1, 2, Reason.LEFT), spending(0L, 2)))
                    .isEqualTo(outsider(1, 2, Reason.STAYED_OUT));
        }
    }

    @Nested
    class AskingAgain {

        static LongStream seeds() {
            return LongStream.range(0, 200);
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("seeds")
        void atTheSameInstantChangesNothing(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            MembershipPolicy policy = MembershipPolicy.of(random.nextBoolean() ? "vip" : "nearly")
                    .withMinimumDwell(Duration.ofDays(random.nextInt(3)))
                    .withCoolDown(Duration.ofDays(random.nextInt(3)))
                    .withMaxEntries(random.nextInt(1, 4));
            if (random.nextBoolean()) {
                // A segment to stay in that is narrower than the one to enter by.
                policy = policy.stayingWhile(random.nextBoolean() ? "never" : "vip");
            }
            @Nullable Standing standing = null;
            long day = 0;
            for (int i = 0; i < 30; i++) {
                day += random.nextLong(1, 3);
                Memberships now = spending(random.nextInt(5) == 0 ? null : random.nextLong(70, 110), day);
                Standing next = policy.next(standing, now);
                assertThat(policy.next(next, now)).isEqualTo(next);
                assertThat(next.entries()).isGreaterThanOrEqualTo(standing == null ? 0 : standing.entries());
                standing = next;
            }
        }
    }

    @Nested
    class Errors {

        @Test
        void limitsThatMakeNoSenseAreRefused() {
            MembershipPolicy policy = MembershipPolicy.of("vip");
            assertThatThrownBy(() -> policy.withMinimumDwell(Duration.ofDays(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("minimum dwell must not be negative but was PT-24H");
            assertThatThrownBy(() -> policy.withCoolDown(Duration.ofNanos(-1)))
                    .hasMessageStartingWith("cool-down must not be negative");
            assertThatThrownBy(() -> policy.withMaxEntries(0)).hasMessage("max entries must be at least 1 but were 0");
        }

        @Test
        void aStandingFromTheFutureIsRefused() {
            assertThatThrownBy(() -> MembershipPolicy.of("vip").next(member(5, 1, Reason.ENTERED), spending(1L, 4)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a standing must not begin after the memberships but began 2026-03-06T00:00:00Z after"
                            + " 2026-03-05T00:00:00Z");
        }

        @Test
        void aMemberHasEntered() {
            assertThatThrownBy(() -> member(1, 0, Reason.ENTERED))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("entries must be at least 1 but were 0");
            assertThatThrownBy(() -> outsider(1, -1, Reason.LEFT)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aSegmentThatTheCatalogueLacksIsNamed() {
            assertThatThrownBy(() -> MembershipPolicy.of("vlp").next(null, spending(1L, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'vlp'");
        }
    }

    @Test
    void policiesWithTheSameLimitsAreEqual() {
        MembershipPolicy policy =
                MembershipPolicy.of("vip").stayingWhile("nearly").withMaxEntries(3);
        assertThat(policy)
                .isEqualTo(MembershipPolicy.of("vip").withMaxEntries(3).stayingWhile("nearly"))
                .hasSameHashCodeAs(MembershipPolicy.of("vip").withMaxEntries(3).stayingWhile("nearly"))
                .isNotEqualTo(MembershipPolicy.of("vip").withMaxEntries(3))
                .hasToString(
                        "MembershipPolicy[entering vip, staying while nearly, dwell PT0S, cool-down PT0S, at most 3]");
    }
}
