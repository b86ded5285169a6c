package dev.terrace.core.segment;

import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes from the facts before to the facts after, one difference at a time, and notes where an answer changes. */
final class MembershipDiff {

    private final Memberships before;
    private final Memberships after;
    private final User known;
    private final User withAttributes;

    private MembershipDiff(Memberships before, Memberships after) {
        this.before = before;
        this.after = after;
        Schema schema = after.user().profile().schema();
        History history = knownAt(before.asOf(), before.user().history());
        this.known = User.of(in(schema, before.user().profile()), history);
        this.withAttributes = User.of(after.user().profile(), history);
    }

    static List<MembershipChange> between(Memberships before, Memberships after) {
        if (before.asOf().isAfter(after.asOf())) {
            throw new IllegalArgumentException(
                    "the memberships before must not be later but were: " + before.asOf() + " after " + after.asOf());
        }
        MembershipDiff diff = new MembershipDiff(before, after);
        Set<String> keys = new LinkedHashSet<>();
        after.catalog().segments().forEach(segment -> keys.add(segment.key()));
        before.catalog().segments().forEach(segment -> keys.add(segment.key()));
        return keys.stream().map(diff::of).toList();
    }

    private static History knownAt(Instant asOf, History history) {
        return History.of(history.within(Interval.of(Instant.MIN, asOf))).withCompleteSince(history.completeSince());
    }

    /** A profile with the values that another schema has too. */
    private static Profile in(Schema schema, Profile profile) {
        if (profile.schema().equals(schema)) {
            return profile;
        }
        Profile.Builder builder = Profile.builder(schema);
        schema.attributes().forEach(attribute -> copy(attribute, profile, builder));
        return builder.build();
    }

    private static <T> void copy(Attribute<T> attribute, Profile from, Profile.Builder to) {
        if (from.schema().has(attribute)) {
            from.value(attribute).ifPresent(value -> to.set(attribute, value));
        }
    }

    private MembershipChange of(String key) {
        @Nullable Segment old = find(before, key);
        @Nullable Segment current = find(after, key);
        Truth from = old == null ? Truth.FALSE : before.of(key).truth();
        Truth to = current == null ? Truth.FALSE : after.of(key).truth();
        if (old == null || current == null) {
            Cause cause =
                    new Cause.RuleChanged(old == null ? null : old.rule(), current == null ? null : current.rule());
            return new MembershipChange(key, from, to, from == to ? List.of() : List.of(cause));
        }
        return new MembershipChange(key, from, to, from == to ? List.of() : causes(old, current, from));
    }

    private static @Nullable Segment find(Memberships memberships, String key) {
        return memberships.catalog().segments().stream()
                .filter(segment -> segment.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private List<Cause> causes(Segment old, Segment current, Truth from) {
        List<Cause> causes = new ArrayList<>();
        String key = current.key();
        Truth last = from;
        SegmentCatalog oldLists =
                after.catalog().with(current.including(old.included()).excluding(old.excluded()));
        Truth next = oldLists.truthOf(key, known, before.asOf());
        if (next != last) {
            causes.add(new Cause.RuleChanged(old.rule(), current.rule()));
        }
        last = next;
        next = truth(key, known, before.asOf());
        if (next != last) {
            causes.add(new Cause.ListChanged(old, current));
        }
        last = next;
        next = truth(key, known, after.asOf());
        if (next != last) {
            Optional<Instant> turn =
                    after.catalog().evaluate(known, before.asOf()).of(key).nextChangeAt();
            causes.add(new Cause.TimePassed(turn.orElse(after.asOf())));
        }
        last = next;
        next = truth(key, withAttributes, after.asOf());
        if (next != last) {
            causes.add(new Cause.AttributesChanged(attributes(current.rule())));
        }
        last = next;
        if (after.of(key).truth() != last) {
            causes.add(new Cause.EventsHappened(events(current.rule())));
        }
        return causes;
    }

    private Truth truth(String key, User user, Instant asOf) {
        return after.catalog().truthOf(key, user, asOf);
    }

    private List<Cause.AttributeChange> attributes(Rule rule) {
        Mentions mentions = after.catalog().mentionsOf(rule);
        List<Cause.AttributeChange> changes = new ArrayList<>();
        for (Attribute<?> attribute : after.user().profile().schema().attributes()) {
            @Nullable Object from = known.profile().value(attribute).orElse(null);
            @Nullable Object to = after.user().profile().value(attribute).orElse(null);
            boolean same = from == null ? to == null : from.equals(to);
            if (!same && mentions.attributes().contains(attribute)) {
                changes.add(new Cause.AttributeChange(attribute, from, to));
            }
        }
        return changes;
    }

    /** The events that only one of the histories knows, of the types that the rule asks for. */
    private List<Event> events(Rule rule) {
        Mentions mentions = after.catalog().mentionsOf(rule);
        Multiset<Event> old = LinkedHashMultiset.create(known.history().events());
        Multiset<Event> now = LinkedHashMultiset.create(
                knownAt(after.asOf(), after.user().history()).events());
        List<Event> different = new ArrayList<>(Multisets.difference(now, old));
        different.addAll(Multisets.difference(old, now));
        return History.of(different).events().stream()
                .filter(event -> mentions.events().contains(event.type()))
                .toList();
    }
}
