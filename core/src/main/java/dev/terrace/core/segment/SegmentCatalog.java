package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.terrace.core.Attribute;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.analysis.Lint;
import dev.terrace.core.evaluation.Evaluation;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.population.Population;
import dev.terrace.core.rule.Mentions;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A product's segments, checked together and evaluated together.
 *
 * <p>Build it once and keep it; it is immutable and thread-safe. For every segment the users in it, those not in it and
 * those of whom it is unknown add up to all users.
 */
public final class SegmentCatalog implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String PATH = "segments";

    private static final Logger LOG = LoggerFactory.getLogger(SegmentCatalog.class);

    private final ImmutableMap<String, Segment> segments;
    private final @Nullable Attribute<String> id;
    private final Evaluator evaluator;

    /** The rules that ask whether a user is on a list by hand. */
    @SuppressWarnings("serial") // the set is an immutable one
    private final Set<Rule> listQuestions;

    private SegmentCatalog(Map<String, Segment> segments, @Nullable Attribute<String> id, Evaluator evaluator) {
        this.segments = ImmutableMap.copyOf(segments);
        this.id = id;
        this.evaluator = evaluator;
        this.listQuestions = id == null ? Set.of() : ListsByHand.questions(this.segments.values(), id);
    }

    /**
     * Starts a catalogue.
     *
     * @param schema the vocabulary that its rules may use
     * @return an empty builder
     */
    public static Builder builder(Schema schema) {
        return new Builder(schema);
    }

    /**
     * The vocabulary of its rules.
     *
     * @return the schema
     */
    public Schema schema() {
        return evaluator.schema();
    }

    /**
     * The segments, in the order added.
     *
     * @return all segments; empty for an empty catalogue
     */
    public Collection<Segment> segments() {
        return segments.values();
    }

    /**
     * The segment of a key.
     *
     * @param key the segment's key
     * @return the segment
     * @throws IllegalArgumentException if there is no such segment
     */
    public Segment segment(String key) {
        @Nullable Segment segment = segments.get(key);
        if (segment == null) {
            throw new IllegalArgumentException(
                    "segment must be one of " + segments.keySet() + " but was '" + key + "'");
        }
        return segment;
    }

    /**
     * What days, weeks and months mean in windows.
     *
     * @return the calendar
     */
    public Calendar calendar() {
        return evaluator.calendar();
    }

    /**
     * What is allowed but suspicious: rules that can never be true, parts that change nothing.
     *
     * @return the warnings, as {@link Lint} finds them; empty if there is none
     */
    public List<Problem> warnings() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        segments.forEach((key, segment) -> rules.put(key, segment.rule()));
        return Lint.of(PATH, rules).stream()
                .filter(warning -> !isRuleOfListAlone(warning))
                .toList();
    }

    /** A segment that is a list by hand has a rule that nobody meets. */
    private boolean isRuleOfListAlone(Problem warning) {
        return warning.code().equals("CONTRADICTION")
                && segments.values().stream()
                        .filter(segment -> !segment.included().isEmpty())
                        .anyMatch(segment -> warning.path().equals(PATH + "/" + segment.key()));
    }

    /**
     * Evaluates every segment for one user.
     *
     * @param user the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @return one membership per segment
     * @throws IllegalArgumentException if the user's profile has another schema that lacks an attribute of a rule
     */
    public Memberships evaluate(User user, Instant asOf) {
        Evaluation evaluation = evaluator.evaluate(user, asOf);
        segments.keySet().forEach(evaluation::truthOf);
        return new Memberships(this, evaluation);
    }

    /**
     * Evaluates all segments for all users of a population at one instant. Rules that segments share are answered once.
     *
     * @param population the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @param <U> the host's type of user id
     * @return who is in which segment; the same answers as {@link #truthOf} gives for each user
     * @throws IllegalArgumentException if the population has another schema that lacks an attribute or event type of a rule
     */
    public <U extends Comparable<? super U>> Audiences<U> evaluate(Population<U> population, Instant asOf) {
        return evaluate(segments.keySet(), population, asOf);
    }

    /**
     * Evaluates some segments for all users of a population at one instant; others only as far as these refer to them.
     *
     * @param keys the segments' keys
     * @param population the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @param <U> the host's type of user id
     * @return who is in which of these segments
     * @throws IllegalArgumentException if there is no such segment, or the population has another schema that lacks an
     *     attribute or event type of a rule
     */
    public <U extends Comparable<? super U>> Audiences<U> evaluate(
            Set<String> keys, Population<U> population, Instant asOf) {
        keys.forEach(this::segment);
        return new Audiences<>(evaluator.answers(keys, population, asOf));
    }

    /**
     * How the conditions of a segment narrow a population, one after the other.
     *
     * @param key the segment's key
     * @param population the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @param <U> the host's type of user id
     * @return for each clause of the segment's rule, how many users it takes out and of how many it is unknown
     * @throws IllegalArgumentException if there is no such segment, or the population has another schema that lacks an
     *     attribute or event type of a rule
     */
    public <U extends Comparable<? super U>> Waterfall waterfall(String key, Population<U> population, Instant asOf) {
        Segment segment = segment(key);
        WaterfallPass<U> pass = new WaterfallPass<>(this, population, asOf);
        return Waterfall.of(segment, asOf, population.size(), pass.through(Clause.of(segment, id, schema())));
    }

    /**
     * Whether one user is in one segment, and nothing else: rules that compare attributes allocate nothing.
     *
     * @param key the segment's key
     * @param user the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @return true, false or unknown
     * @throws IllegalArgumentException if there is no such segment, or the user's profile has another schema that lacks an
     *     attribute of its rule
     */
    public Truth truthOf(String key, User user, Instant asOf) {
        return evaluator.truthOf(key, user, asOf);
    }

    /**
     * This catalogue with one segment edited: the base of a preview.
     *
     * @param edited the segment in place of the one with the same key
     * @return the catalogue
     * @throws IllegalArgumentException if there is no such segment
     * @throws InvalidModelException listing everything that is wrong with it
     */
    public SegmentCatalog with(Segment edited) {
        segment(edited.key());
        Builder builder = builder(schema()).calendar(calendar());
        if (id != null) {
            builder.identifiedBy(id);
        }
        segments.values().forEach(segment -> builder.segment(segment.key().equals(edited.key()) ? edited : segment));
        return builder.build();
    }

    /** The rules with the lists by hand around them, by segment. */
    Map<String, Rule> rules() {
        return Maps.toMap(segments.keySet(), evaluator::rule);
    }

    /** The segment of a key, null if there is none. */
    @Nullable
    Segment find(String key) {
        return segments.get(key);
    }

    /** The attribute that identifies users, null if none was set. */
    @Nullable
    Attribute<String> id() {
        return id;
    }

    /** Answers that are worked out when asked for. */
    Evaluation answers(User user, Instant asOf) {
        return evaluator.evaluate(user, asOf);
    }

    /** What the lists by hand say of a user: false if taken out, else true if put in, unknown if in neither. */
    Truth listed(String key, Profile profile) {
        @Nullable String user = idOf(profile);
        if (user == null) {
            return Truth.UNKNOWN;
        }
        if (segment(key).excluded().contains(user)) {
            return Truth.FALSE;
        }
        return segment(key).included().contains(user) ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** The user's id, null if it is missing or there is no such attribute. */
    @Nullable
    String idOf(Profile profile) {
        return id == null || !profile.schema().has(id)
                ? null
                : profile.value(id).orElse(null);
    }

    /** The answer of a segment's rule without its lists by hand. */
    Truth ofRuleAlone(String key, Evaluation answers) {
        Segment segment = segment(key);
        if (listed(key, answers.user().profile()) == Truth.UNKNOWN) {
            return answers.truthOf(key);
        }
        Explanation explanation = answers.explain(key);
        for (int i = ListsByHand.levels(segment); i > 0; i--) {
            explanation = explanation.parts().get(ListsByHand.RULE);
        }
        return explanation.truth();
    }

    Explanation withoutOthers(Explanation explanation) {
        return ListsByHand.withoutOthers(explanation, listQuestions);
    }

    /** What a rule asks for, also behind references to segments of this catalogue. */
    Mentions mentionsOf(Rule rule) {
        return new Mentions(rule, key -> segment(key).rule());
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SegmentCatalog that
                        && evaluator.equals(that.evaluator)
                        && segments.values()
                                .asList()
                                .equals(that.segments.values().asList()));
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** {@return the segments' keys} */
    @Override
    public String toString() {
        return "SegmentCatalog" + segments.keySet();
    }

    /** Collects the segments of a catalogue. Not thread-safe. */
    public static final class Builder {

        private final Schema schema;
        private final List<Segment> segments = new ArrayList<>();
        private Calendar calendar = Calendar.utc();
        private @Nullable Attribute<String> id;

        private Builder(Schema schema) {
            this.schema = requireNonNull(schema, "schema");
        }

        /**
         * What days, weeks and months mean in windows; UTC if not set.
         *
         * @param calendar the calendar
         * @return this builder
         */
        public Builder calendar(Calendar calendar) {
            this.calendar = requireNonNull(calendar, "calendar");
            return this;
        }

        /**
         * Which attribute identifies a user in lists by hand.
         *
         * @param id the attribute; only segments with lists need it
         * @return this builder
         */
        public Builder identifiedBy(Attribute<String> id) {
            this.id = requireNonNull(id, "id");
            return this;
        }

        /**
         * Adds segments.
         *
         * @param more the segments; their keys distinct within the catalogue
         * @return this builder
         */
        public Builder segments(Collection<Segment> more) {
            segments.addAll(more);
            return this;
        }

        /**
         * Adds a segment whose label is its key.
         *
         * @param key what identifies it; distinct within the catalogue
         * @param rule who belongs to it
         * @return this builder
         */
        public Builder segment(String key, Rule rule) {
            return segment(Segment.of(key, rule));
        }

        /**
         * Adds a segment.
         *
         * @param segment the segment; its key distinct within the catalogue
         * @return this builder
         */
        public Builder segment(Segment segment) {
            segments.add(segment);
            return this;
        }

        /**
         * Checks and builds the catalogue.
         *
         * @return the catalogue
         * @throws InvalidModelException listing everything that is wrong: keys used twice
         *     ({@code DUPLICATE_SEGMENT}), lists by hand without {@link #identifiedBy} ({@code NO_ID}), segments that refer
         *     to themselves ({@code CYCLE}) and every problem that {@link RuleCheck} finds, in rules under
         *     {@code segments/<key>}, in lists under {@code segments/<key>/included} and {@code segments/<key>/excluded}.
         *     Lists by hand take two levels of the depth that a rule may have
         */
        public SegmentCatalog build() {
            Problems problems = new Problems();
            Map<String, Segment> byKey = new LinkedHashMap<>();
            segments.forEach(segment -> byKey.putIfAbsent(segment.key(), segment));
            RuleCheck check = new RuleCheck(schema, byKey.keySet(), problems);
            Set<String> seen = new HashSet<>();
            for (Segment segment : segments) {
                String path = PATH + "/" + segment.key();
                if (!seen.add(segment.key())) {
                    problems.add("DUPLICATE_SEGMENT", path, "a segment key must be used once but was used again");
                    check.check(path, segment.rule());
                }
                problems.unless(
                        id != null || !segment.hasLists(),
                        "NO_ID",
                        path,
                        "lists by hand need an attribute that identifies users but none was set");
            }
            Map<String, Rule> rules = new LinkedHashMap<>();
            byKey.forEach((key, segment) -> rules.put(key, segment.rule()));
            Evaluator.check(schema, PATH, rules, problems);
            if (id != null) {
                addLists(byKey, id, rules, check, problems);
            }
            problems.throwIfAny("segment catalogue");
            // A catalogue that is built per request shows up here.
            LOG.debug("Built a segment catalogue of {} segments", byKey.size());
            return new SegmentCatalog(byKey, id, Evaluator.of(schema, calendar, rules));
        }

        /** Puts lists around the rules, which were checked by themselves so that their problems have their own paths. */
        private void addLists(
                Map<String, Segment> byKey,
                Attribute<String> id,
                Map<String, Rule> rules,
                RuleCheck check,
                Problems problems) {
            byKey.forEach((key, segment) -> {
                ListsByHand.check(segment, id, PATH + "/" + key, check);
                rules.put(key, ListsByHand.around(segment, id));
            });
            // Rules that are fine alone can be too large with lists around them.
            if (problems.found().isEmpty()) {
                byKey.values().stream()
                        .filter(Segment::hasLists)
                        .forEach(segment -> ListsByHand.checkSize(
                                segment,
                                requireNonNull(rules.get(segment.key())),
                                PATH + "/" + segment.key(),
                                problems));
            }
            if (problems.found().isEmpty()) {
                Evaluator.check(schema, PATH, rules, problems);
            }
        }
    }
}
