package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Evaluation;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final Logger LOG = LoggerFactory.getLogger(SegmentCatalog.class);

    private final Schema schema;
    private final Calendar calendar;
    private final ImmutableMap<String, Segment> segments;

    private SegmentCatalog(Schema schema, Calendar calendar, Map<String, Segment> segments) {
        this.schema = schema;
        this.calendar = calendar;
        this.segments = ImmutableMap.copyOf(segments);
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
        return schema;
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
     * Evaluates every segment for one user.
     *
     * @param user the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @return one membership per segment
     * @throws IllegalArgumentException if the user's profile has another schema that lacks an attribute of a rule
     */
    public Memberships evaluate(User user, Instant asOf) {
        Evaluation evaluation = new Evaluation(user, asOf, calendar);
        ImmutableMap.Builder<String, Membership> memberships = ImmutableMap.builderWithExpectedSize(segments.size());
        segments.forEach((key, segment) -> memberships.put(key, new Membership(segment, evaluation)));
        return new Memberships(memberships.buildOrThrow());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentCatalog that
                && schema.equals(that.schema)
                && calendar.equals(that.calendar)
                && segments.values().asList().equals(that.segments.values().asList());
    }

    @Override
    public int hashCode() {
        return schema.hashCode() * 31 + segments.hashCode();
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
         *     ({@code DUPLICATE_SEGMENT}) and every problem that {@link RuleCheck} finds
         */
        public SegmentCatalog build() {
            Problems problems = new Problems();
            RuleCheck check = new RuleCheck(schema, problems);
            Map<String, Segment> byKey = new LinkedHashMap<>();
            for (Segment segment : segments) {
                String path = "segments/" + segment.key();
                @Nullable Segment earlier = byKey.putIfAbsent(segment.key(), segment);
                problems.unless(
                        earlier == null,
                        "DUPLICATE_SEGMENT",
                        path,
                        "a segment key must be used once but was used again");
                check.check(path, segment.rule());
            }
            problems.throwIfAny("segment catalogue");
            // A catalogue that is built per request shows up here.
            LOG.debug("Built a segment catalogue of {} segments", byKey.size());
            return new SegmentCatalog(schema, calendar, byKey);
        }
    }
}
