package dev.terrace.benchmarks.engines;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.time.Window.days;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Window;
import java.time.Instant;
import java.util.List;

/** A rule on what users did, as a segment, asked for its truth. */
public final class TerraceBehaviour {

    private static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final List<EventType> TYPES =
            List.of(EventType.of("purchase", AMOUNT), EventType.of("search", AMOUNT), EventType.of("view", AMOUNT));
    private static final Schema SCHEMA = Schema.builder()
            .event(TYPES.get(0))
            .event(TYPES.get(1))
            .event(TYPES.get(2))
            .build();

    private final SegmentCatalog catalog;

    private TerraceBehaviour(Rule rule) {
        catalog = SegmentCatalog.builder(SCHEMA).segment("target", rule).build();
    }

    /**
     * At least three purchases within 30 days.
     *
     * @return the rule
     */
    public static TerraceBehaviour count() {
        return new TerraceBehaviour(did("purchase").atLeast(3).within(days(30)));
    }

    /**
     * At least 820 views of 50.00 or more, ever: every view is looked at.
     *
     * @return the rule
     */
    public static TerraceBehaviour filteredCount() {
        return new TerraceBehaviour(
                did("view").where(attr(AMOUNT).atLeast(50_00L)).atLeast(820).ever());
    }

    /**
     * Views that add up to 430,000.00 or more, ever.
     *
     * @return the rule
     */
    public static TerraceBehaviour sum() {
        return new TerraceBehaviour(did("view").sum(AMOUNT, Window.ever()).atLeast(430_000_00L));
    }

    /**
     * Puts events into Terrace's form; not measured.
     *
     * @param events the events
     * @return a user who did them
     */
    public User from(List<PlainEvent> events) {
        return User.of(
                Profile.empty(SCHEMA),
                History.of(events.stream()
                        .map(event -> Event.of(typeOf(event), event.at()).with(AMOUNT, event.amount()))
                        .toList()));
    }

    private static EventType typeOf(PlainEvent event) {
        return TYPES.stream()
                .filter(type -> type.name().equals(event.type()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Answers the rule; measured.
     *
     * @param user the user
     * @param asOf the first instant that is not known yet
     * @return whether the user is in
     */
    public boolean matches(User user, Instant asOf) {
        return catalog.truthOf("target", user, asOf) == Truth.TRUE;
    }
}
