package dev.terrace.core.segment;

import dev.terrace.core.Attribute;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluation;
import dev.terrace.core.rule.Mentions;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes from the facts before to the facts after, one difference at a time, and notes where an answer changes. */
final class MembershipDiff {

    /** How many turns of an answer are followed between the two dates. */
    private static final int MOST_TURNS = 1_000;

    private final Memberships before;
    private final Memberships after;

    /** The catalogue after, asked about more and more of the facts after; each answer is worked out when asked for. */
    private final Evaluation known;

    private final Evaluation later;
    private final Evaluation withAttributes;
    private final Evaluation withEvents;

    private MembershipDiff(Memberships before, Memberships after) {
        this.before = before;
        this.after = after;
        SegmentCatalog catalog = after.catalog();
        Profile profile = after.user().profile();
        History history = knownAt(before.asOf(), before.user().history());
        History events = knownAt(after.asOf(), after.user().history()).withCompleteSince(history.completeSince());
        User user = User.of(in(profile.schema(), before.user().profile()), history);
        this.known = catalog.answers(user, before.asOf());
        this.later = catalog.answers(user, after.asOf());
        this.withAttributes = catalog.answers(User.of(profile, history), after.asOf());
        this.withEvents = catalog.answers(User.of(profile, events), after.asOf());
    }

    static List<MembershipChange> between(Memberships before, Memberships after) {
        if (before.asOf().isAfter(after.asOf())) {
            throw new IllegalArgumentException(
                    "the memberships before must not be later but were: " + before.asOf() + " after " + after.asOf());
        }
        checkSameUser(before, after);
        MembershipDiff diff = new MembershipDiff(before, after);
        Set<String> keys = new LinkedHashSet<>();
        after.catalog().segments().forEach(segment -> keys.add(segment.key()));
        before.catalog().segments().forEach(segment -> keys.add(segment.key()));
        return keys.stream().map(diff::of).toList();
    }

    private static void checkSameUser(Memberships before, Memberships after) {
        @Nullable Attribute<String> id = after.catalog().id();
        @Nullable String was = after.catalog().idOf(before.user().profile());
        @Nullable String is = after.catalog().idOf(after.user().profile());
        if (id != null && was != null && is != null && !was.equals(is)) {
            // As declared in the schema: an attribute that is sensitive there may be named in a catalogue without the
            // mark.
            boolean sensitive = id.isSensitive()
                    || after.catalog().schema().attributes().stream()
                            .anyMatch(attribute -> attribute.equals(id) && attribute.isSensitive());
            throw new IllegalArgumentException("the memberships must be of one user but '" + id.name() + "' "
                    + (sensitive ? "differs" : "was '" + was + "' and '" + is + "'"));
        }
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
        @Nullable Segment old = before.catalog().find(key);
        @Nullable Segment current = after.catalog().find(key);
        Truth from = old == null ? Truth.FALSE : before.of(key).truth();
        Truth to = current == null ? Truth.FALSE : after.of(key).truth();
        if (old == null || current == null) {
            Cause cause =
                    new Cause.RuleChanged(old == null ? null : old.rule(), current == null ? null : current.rule());
            return new MembershipChange(key, from, to, from == to ? List.of() : List.of(cause));
        }
        return new MembershipChange(key, from, to, from == to ? List.of() : causes(old, current, from, to));
    }

    private List<Cause> causes(Segment old, Segment current, Truth from, Truth to) {
        List<Cause> causes = new ArrayList<>();
        String key = current.key();
        Truth underListsBefore = underListsBefore(key);
        if (underListsBefore != from) {
            causes.addAll(RuleCauses.between(before.catalog(), old, after.catalog(), current));
        }
        Truth atFirst = known.truthOf(key);
        if (atFirst != underListsBefore) {
            causes.add(new Cause.ListChanged(old, current));
        }
        Truth atLast = later.truthOf(key);
        if (atLast != atFirst) {
            causes.add(new Cause.TimePassed(lastTurn(key)));
        }
        Truth underAttributes = withAttributes.truthOf(key);
        if (underAttributes != atLast) {
            causes.add(new Cause.AttributesChanged(attributes(current.rule())));
        }
        Truth underEvents = withEvents.truthOf(key);
        if (underEvents != underAttributes) {
            Set<String> types = after.catalog().mentionsOf(current.rule()).events();
            causes.add(new Cause.EventsHappened(EventEvidence.between(withAttributes, withEvents, key, types)));
        }
        if (to != underEvents) {
            causes.add(new Cause.HistoryCompleted(
                    before.user().history().completeSince(),
                    after.user().history().completeSince()));
        }
        return causes;
    }

    /** The answer of the rule now to the facts before, with the lists before. */
    private Truth underListsBefore(String key) {
        Truth listed = before.catalog().listed(key, before.user().profile());
        return listed == Truth.UNKNOWN ? after.catalog().ofRuleAlone(key, known) : listed;
    }

    /** The last instant up to the later date from which the answer was another one. */
    private Instant lastTurn(String key) {
        Evaluation at = known;
        Instant last = after.asOf();
        for (int i = 0; i < MOST_TURNS; i++) {
            @Nullable Instant next = at.nextChangeAt(key).orElse(null);
            if (next == null || next.isAfter(after.asOf())) {
                return last;
            }
            Evaluation then = after.catalog().answers(known.user(), next);
            if (then.truthOf(key) != at.truthOf(key)) {
                last = next;
            }
            at = then;
        }
        return after.asOf();
    }

    private List<Cause.AttributeChange> attributes(Rule rule) {
        Mentions mentions = after.catalog().mentionsOf(rule);
        List<Cause.AttributeChange> changes = new ArrayList<>();
        for (Attribute<?> attribute : after.user().profile().schema().attributes()) {
            @Nullable Object from = known.user().profile().value(attribute).orElse(null);
            @Nullable Object to = after.user().profile().value(attribute).orElse(null);
            boolean same = from == null ? to == null : from.equals(to);
            if (!same && mentions.attributes().contains(attribute)) {
                changes.add(new Cause.AttributeChange(attribute, from, to));
            }
        }
        return changes;
    }
}
