package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-01-03T00:00:00Z");
    private static final Event LOGIN = Event.of("login", FIRST);
    private static final Event PURCHASE = Event.of("purchase", SECOND);
    private static final Event LATER_LOGIN = Event.of("login", THIRD);
    private static final History HISTORY = History.of(List.of(LATER_LOGIN, PURCHASE, LOGIN));

    @Nested
    class Order {

        @Test
        void eventsAreKeptInTimeOrderWhateverTheInputOrder() {
            assertThat(HISTORY.events()).containsExactly(LOGIN, PURCHASE, LATER_LOGIN);
            assertThat(HISTORY).isEqualTo(History.of(List.of(LOGIN, LATER_LOGIN, PURCHASE)));
            assertThat(HISTORY).hasSameHashCodeAs(History.of(List.of(LOGIN, LATER_LOGIN, PURCHASE)));
        }

        @Test
        void eventsOfTheSameInstantAreOrderedByType() {
            Event purchase = Event.of("purchase", FIRST);
            assertThat(History.of(List.of(purchase, LOGIN)).events()).containsExactly(LOGIN, purchase);
        }
    }

    @Nested
    class Counting {

        @Test
        void theStartOfAnIntervalCountsAndItsEndDoesNot() {
            assertThat(HISTORY.within(Interval.of(FIRST, THIRD))).containsExactly(LOGIN, PURCHASE);
            assertThat(HISTORY.count("login", Interval.of(FIRST, THIRD))).isEqualTo(1);
            assertThat(HISTORY.count("login", Interval.of(FIRST, THIRD.plusNanos(1))))
                    .isEqualTo(2);
            assertThat(HISTORY.count("login", Interval.of(FIRST.plusNanos(1), THIRD)))
                    .isZero();
        }

        @Test
        void anEventThatWasNeverDoneCountsZero() {
            assertThat(HISTORY.count("complaint", Interval.of(Instant.MIN, Instant.MAX)))
                    .isZero();
            assertThat(History.empty().count("login", Interval.of(Instant.MIN, Instant.MAX)))
                    .isZero();
        }

        @Test
        void theFirstAndLastEventBeforeAnInstantAreFound() {
            assertThat(HISTORY.firstBefore(THIRD)).hasValue(LOGIN);
            assertThat(HISTORY.lastBefore(THIRD)).hasValue(PURCHASE);
            assertThat(HISTORY.firstBefore(FIRST)).isEmpty();
            assertThat(HISTORY.lastBefore(FIRST)).isEmpty();
            assertThat(History.empty().firstBefore(THIRD)).isEmpty();
        }
    }

    private static final Interval ALL = Interval.of(Instant.MIN, Instant.MAX);

    @Nested
    class Types {

        @Test
        void eventsOfOneTypeAreFoundInTimeOrder() {
            assertThat(HISTORY.within("login", ALL)).containsExactly(LOGIN, LATER_LOGIN);
            assertThat(HISTORY.within("complaint", ALL)).isEmpty();
            assertThat(HISTORY.within("login", Interval.of(FIRST, THIRD))).containsExactly(LOGIN);
            assertThat(HISTORY.within("login", Interval.of(FIRST.plusNanos(1), THIRD.plusNanos(1))))
                    .containsExactly(LATER_LOGIN);
            assertThat(HISTORY.within("login", Interval.of(SECOND, SECOND))).isEmpty();
            assertThat(HISTORY.within("complaint", Interval.of(FIRST, THIRD))).isEmpty();
        }

        @Test
        void anEventThatIsGivenTwiceCountsTwice() {
            History twice = History.of(List.of(LOGIN, LOGIN));
            assertThat(twice.count("login", Interval.of(FIRST, THIRD))).isEqualTo(2);
            assertThat(twice).isNotEqualTo(History.of(List.of(LOGIN)));
        }
    }

    @Nested
    class Growing {

        @Test
        void moreEventsMakeAnotherHistory() {
            History before = History.of(List.of(LATER_LOGIN)).withCompleteSince(SECOND);
            History after = before.plus(List.of(PURCHASE, LOGIN));
            assertThat(after.events()).containsExactly(LOGIN, PURCHASE, LATER_LOGIN);
            assertThat(after.completeSince()).isEqualTo(SECOND);
            assertThat(after.within("login", ALL)).containsExactly(LOGIN, LATER_LOGIN);
            assertThat(before.events()).containsExactly(LATER_LOGIN);
            assertThat(before.plus(List.of())).isEqualTo(before);
        }
    }

    @Nested
    class Completeness {

        @Test
        void aHistoryIsCompleteUnlessItSaysSinceWhen() {
            assertThat(HISTORY.isCompleteOver(Interval.of(Instant.MIN, THIRD))).isTrue();
            History recent = HISTORY.withCompleteSince(SECOND);
            assertThat(recent.completeSince()).isEqualTo(SECOND);
            assertThat(recent.isCompleteOver(Interval.of(SECOND, THIRD))).isTrue();
            assertThat(recent.isCompleteOver(Interval.of(SECOND.minusNanos(1), THIRD)))
                    .isFalse();
            assertThat(recent.isCompleteOver(Interval.of(FIRST, FIRST))).isTrue();
            assertThat(recent).isNotEqualTo(HISTORY);
        }
    }

    @Test
    void eventsAndHistoriesAreReadable() {
        assertThat(LOGIN).hasToString("login@2026-01-01T00:00:00Z").isEqualTo(Event.of("login", FIRST));
        assertThat(LOGIN).hasSameHashCodeAs(Event.of("login", FIRST)).isNotEqualTo(PURCHASE);
        assertThat(History.of(List.of(LOGIN))).hasToString("History[login@2026-01-01T00:00:00Z]");
        assertThat(User.of(Profile.empty(Schema.of())).history()).isEqualTo(History.empty());
    }
}
