package dev.terrace.core.evaluation;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.time.Window.days;
import static dev.terrace.core.time.Window.ever;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShortHistoryTest {

    private static final Attribute<String> CHANNEL = Attribute.ofString("channel");
    private static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final EventType PURCHASE = EventType.of("purchase", CHANNEL, AMOUNT);
    private static final Schema SCHEMA = Schema.builder().event(PURCHASE).build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");
    private static final Instant COMPLETE_SINCE = AS_OF.minus(Duration.ofDays(20));

    private static final Event OLD = purchase(25, "shop", 10);
    private static final Event NEW = purchase(5, "app", 20);

    private static Event purchase(int daysAgo, String channel, long amount) {
        return Event.of(PURCHASE, AS_OF.minus(Duration.ofDays(daysAgo)))
                .with(CHANNEL, channel)
                .with(AMOUNT, amount);
    }

    private static Truth truth(Rule rule, Event... events) {
        History history = History.of(List.of(events)).withCompleteSince(COMPLETE_SINCE);
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule))
                .truthOf("rule", User.of(Profile.empty(SCHEMA), history), AS_OF);
    }

    @Nested
    class ThePropertyOfTheLastEvent {

        private final Rule fromTheApp = did("purchase").last(CHANNEL, ever()).is("app");
        private final Rule dear = did("purchase").last(AMOUNT, days(90)).atLeast(20L);

        @Test
        void isKnownIfTheEventIsInTheCompletePart() {
            assertThat(truth(fromTheApp, OLD, NEW)).isEqualTo(Truth.TRUE);
            assertThat(truth(dear, OLD, NEW)).isEqualTo(Truth.TRUE);
            assertThat(truth(dear, OLD, NEW, purchase(1, "shop", 5))).isEqualTo(Truth.FALSE);
            assertThat(truth(dear, purchase(20, "app", 20))).isEqualTo(Truth.TRUE);
        }

        @Test
        void isUnknownIfAnEventThatIsMissingMayBeLater() {
            assertThat(truth(fromTheApp, OLD)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth(fromTheApp)).isEqualTo(Truth.UNKNOWN);
        }

        @Test
        void isTheOneOfTheLastEventThatMeetsTheCondition() {
            Rule small = did("purchase")
                    .where(attr(AMOUNT).lessThan(15L))
                    .last(CHANNEL, ever())
                    .is("shop");
            assertThat(truth(small, OLD, NEW)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth(small, OLD, NEW, purchase(7, "shop", 1))).isEqualTo(Truth.TRUE);
        }

        @Test
        void isUnknownIfTheLastEventLacksItOrMayNotCount() {
            Event bare = Event.of(PURCHASE, AS_OF.minusSeconds(1));
            assertThat(truth(fromTheApp, NEW, bare)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth(known(did("purchase").last(CHANNEL, ever())), NEW, bare))
                    .isEqualTo(Truth.UNKNOWN);
            assertThat(truth(
                            did("purchase")
                                    .where(attr(AMOUNT).atLeast(1L))
                                    .last(CHANNEL, ever())
                                    .is("app"),
                            NEW,
                            bare))
                    .isEqualTo(Truth.UNKNOWN);
        }
    }

    @Test
    void otherFiguresOfAPropertyStayUnknown() {
        assertThat(truth(did("purchase").first(CHANNEL, ever()).is("app"), NEW)).isEqualTo(Truth.UNKNOWN);
        assertThat(truth(did("purchase").largest(AMOUNT, ever()).atLeast(1L), NEW))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(truth(did("purchase").sum(AMOUNT, ever()).atLeast(1L), NEW)).isEqualTo(Truth.UNKNOWN);
    }
}
