package dev.terrace.core.segment;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the clauses of a segment's rule narrow a population, one after the other (人群漏斗): the parts of an {@code all}, in
 * order; a rule that is not an {@code all} is one clause. A list of users taken out by hand is a clause before them, and
 * whoever was put in by hand meets all the others.
 *
 * <p>Every user is taken out by the first clause that is false for them, or is in the segment for certain, or may be in it:
 * the three add up to the population, and the last two are the segment and those of whom it is unknown. Waterfalls of
 * disjoint parts of a population {@link #merge} to that of the whole. Immutable.
 *
 * <p>Worked numbers: the rule asks for an age of at least 18 and for a purchase. Of 6 users, 2 are younger and 1 has no age;
 * of the other 4, 1 never bought. The first clause takes out 2 and leaves 3 certain and 1 unknown, since the age is missing;
 * the second takes out 1 and leaves 2 certain and 1 unknown.
 */
public final class Waterfall implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String segmentKey;
    private final Label label;
    private final Instant asOf;
    private final long population;
    private final ImmutableList<WaterfallStep> steps;

    private Waterfall(
            String segmentKey, Label label, Instant asOf, long population, ImmutableList<WaterfallStep> steps) {
        this.segmentKey = segmentKey;
        this.label = label;
        this.asOf = asOf;
        this.population = population;
        this.steps = steps;
    }

    static Waterfall of(Segment segment, Instant asOf, long population, List<WaterfallStep> steps) {
        return new Waterfall(segment.key(), segment.label(), asOf, population, ImmutableList.copyOf(steps));
    }

    /**
     * The waterfall of two disjoint parts of a population. Users are counted only: whether a user is in both cannot be seen.
     *
     * @param other that of the other part, for the same segment with the same clauses at the same instant
     * @return that of both
     * @throws IllegalArgumentException if it is about another segment or instant, or the clauses or their attributes differ
     */
    public Waterfall merge(Waterfall other) {
        requireSame("on one segment", segmentKey, other.segmentKey);
        requireSame("at one instant", asOf, other.asOf);
        requireSame("through the same clauses", rules(), other.rules());
        requireSame("over the same attributes", attributes(), other.attributes());
        ImmutableList.Builder<WaterfallStep> merged = ImmutableList.builder();
        for (int i = 0; i < steps.size(); i++) {
            merged.add(steps.get(i).merge(other.steps.get(i)));
        }
        return new Waterfall(segmentKey, label, asOf, Math.addExact(population, other.population), merged.build());
    }

    private void requireSame(String what, Object here, Object there) {
        if (!here.equals(there)) {
            throw new IllegalArgumentException(
                    "waterfalls must be " + what + " but were " + here + " and " + there + " (" + segmentKey + ")");
        }
    }

    private List<Rule> rules() {
        return steps.stream().map(WaterfallStep::rule).toList();
    }

    /** The attributes that each clause mentions, also behind references to segments, which may have been edited. */
    private List<Set<String>> attributes() {
        return steps.stream().map(step -> step.whyUnknown().missing().keySet()).toList();
    }

    /**
     * The segment.
     *
     * @return its key
     */
    public String segmentKey() {
        return segmentKey;
    }

    /**
     * What people call the segment.
     *
     * @return its label
     */
    public Label label() {
        return label;
    }

    /**
     * When the users were looked at.
     *
     * @return the first instant that was not known yet
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * How many users were looked at.
     *
     * @return the number of users
     */
    public long population() {
        return population;
    }

    /**
     * The clauses in order.
     *
     * @return one step for each; empty for a rule that is an {@code all} of nothing
     */
    public List<WaterfallStep> steps() {
        return steps;
    }

    /**
     * How many users are not in the segment.
     *
     * @return the sum of what the clauses take out
     */
    public long removed() {
        return population - certain() - unknown();
    }

    /**
     * How many users are in the segment.
     *
     * @return the number of users
     */
    public long certain() {
        return steps.isEmpty() ? population : last().certain();
    }

    /**
     * Of how many users it is unknown whether they are in the segment.
     *
     * @return the number of users
     */
    public long unknown() {
        return steps.isEmpty() ? 0 : last().unknown();
    }

    private WaterfallStep last() {
        return steps.get(steps.size() - 1);
    }

    /**
     * The waterfall in words, a line for each clause.
     *
     * @param locale whose language to use
     * @return lines without a break at the end, in Chinese for a Chinese locale, else in English
     */
    public String text(Locale locale) {
        return WaterfallWording.of(this).text(locale);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Waterfall that
                && segmentKey.equals(that.segmentKey)
                && label.equals(that.label)
                && asOf.equals(that.asOf)
                && population == that.population
                && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return (segmentKey.hashCode() * 31 + asOf.hashCode()) * 31 + steps.hashCode();
    }

    /** {@return the English text} */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
