package dev.terrace.core.insight;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.terrace.core.Attribute;
import dev.terrace.core.UserTable;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How many users of a population have each value of each attribute, and how many of those did something: all that
 * {@link Association} and {@link Shift} need to know of it. Made by {@link Association#count} and {@link Shift#count}.
 *
 * <p>Counts of disjoint parts of a population {@link #merge} to the very counts of the whole, in any order and split in any
 * way: every distinct value has a count of its own, also of numbers, so that ranks, quantiles and everything else that is
 * worked out from merged counts is the same bit for bit. What it takes for that is memory in proportion to the distinct
 * values: 24 bytes for each number. Immutable and thread-safe.
 */
public final class AttributeCounts implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The behaviour of counts that are of none. */
    private static final String NONE = "";

    private final String behaviour;

    /** In the order of their names, as the attributes left out are. */
    private final ImmutableList<Attribute<?>> attributes;

    private final ImmutableList<ValueCounts> counts;
    private final ImmutableList<Attribute<?>> leftOut;
    private final long users;
    private final long did;

    private AttributeCounts(
            String behaviour,
            ImmutableList<Attribute<?>> attributes,
            ImmutableList<ValueCounts> counts,
            ImmutableList<Attribute<?>> leftOut,
            long users,
            long did) {
        this.behaviour = behaviour;
        this.attributes = attributes;
        this.counts = counts;
        this.leftOut = leftOut;
        this.users = users;
        this.did = did;
    }

    /** Counts some users. */
    static <U extends Comparable<? super U>> AttributeCounts of(
            Population<U> population, Audience<U> base, Set<Attribute<?>> sensitiveToo) {
        return of(NONE, population, base, Audience.none(base.roster()), sensitiveToo);
    }

    /** Counts some users, of whom some did it. */
    static <U extends Comparable<? super U>> AttributeCounts of(
            String behaviour,
            Population<U> population,
            Audience<U> base,
            Audience<U> did,
            Set<Attribute<?>> sensitiveToo) {
        requireSameRoster(population, base);
        sensitiveToo.forEach(population.schema().layout()::indexOf);
        List<Attribute<?>> inOrder = population.schema().attributes().stream()
                .sorted(Comparator.comparing(Attribute::name))
                .collect(ImmutableList.toImmutableList());
        ImmutableSet<Attribute<?>> leftOut = inOrder.stream()
                .filter(attribute -> attribute.isSensitive() && !sensitiveToo.contains(attribute))
                .collect(ImmutableSet.toImmutableSet());
        ImmutableList<Attribute<?>> counted = inOrder.stream()
                .filter(attribute -> !leftOut.contains(attribute))
                .collect(ImmutableList.toImmutableList());
        return new AttributeCounts(
                behaviour,
                counted,
                count(population.users(), counted, base.toBits(), did.toBits()),
                leftOut.asList(),
                base.size(),
                base.andSize(did));
    }

    private static void requireSameRoster(Population<?> population, Audience<?> base) {
        if (!population.roster().equals(base.roster())) {
            throw new IllegalArgumentException("an audience must be of the population's " + population.size()
                    + " users but was of "
                    + (population.size() == base.roster().size() ? "as many others" : base.roster()));
        }
    }

    private static ImmutableList<ValueCounts> count(
            UserTable users, List<Attribute<?>> attributes, long[] base, long[] did) {
        return attributes.stream()
                .map(attribute -> ValueCounts.of(
                        attribute,
                        users.profiles().column(users.schema().layout().indexOf(attribute)),
                        base,
                        did))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Adds the counts of a disjoint part of the population.
     *
     * @param other the other part's counts
     * @return the counts of both
     * @throws IllegalArgumentException if the parts have other attributes, left others out, or are of other behaviours
     * @throws ArithmeticException if the users do not fit 64 bits
     */
    public AttributeCounts merge(AttributeCounts other) {
        requireSameAttributes(other);
        if (!behaviour.equals(other.behaviour)) {
            throw new IllegalArgumentException(
                    "counts must be of the same behaviour but were " + question() + " and " + other.question());
        }
        ImmutableList.Builder<ValueCounts> merged = ImmutableList.builder();
        for (int i = 0; i < counts.size(); i++) {
            merged.add(counts.get(i).merge(other.counts.get(i)));
        }
        return new AttributeCounts(
                behaviour,
                attributes,
                merged.build(),
                leftOut,
                Math.addExact(users, other.users),
                Math.addExact(did, other.did));
    }

    /** Refuses counts that say nothing about a behaviour. */
    void requireBehaviour() {
        if (behaviour.isEmpty()) {
            throw new IllegalArgumentException(
                    "counts must be of a behaviour, as Association.count gives them, but were " + question());
        }
    }

    private String question() {
        return behaviour.isEmpty() ? "of no behaviour" : "of '" + behaviour + "'";
    }

    /** The users of both populations, of whom those of the other one did it. */
    AttributeCounts against(AttributeCounts other) {
        requireSameAttributes(other);
        ImmutableList.Builder<ValueCounts> both = ImmutableList.builder();
        for (int i = 0; i < counts.size(); i++) {
            both.add(counts.get(i).against(other.counts.get(i)));
        }
        return new AttributeCounts(
                NONE, attributes, both.build(), leftOut, Math.addExact(users, other.users), other.users);
    }

    private void requireSameAttributes(AttributeCounts other) {
        if (!attributes.equals(other.attributes) || !leftOut.equals(other.leftOut)) {
            throw new IllegalArgumentException("counts must be of the same attributes but were of " + attributes
                    + " without " + leftOut + " and of " + other.attributes + " without " + other.leftOut);
        }
    }

    /**
     * How many users were counted.
     *
     * @return the number of users, with those of whom an attribute is missing
     */
    public long users() {
        return users;
    }

    /**
     * How many of them did it.
     *
     * @return the number of users; 0 if there was no behaviour to look for
     */
    public long did() {
        return did;
    }

    /**
     * The attributes that were counted.
     *
     * @return in the order of their names
     */
    public List<Attribute<?>> attributes() {
        return attributes;
    }

    /**
     * The sensitive attributes that were not counted, since nobody asked for them.
     *
     * @return in the order of their names
     */
    public List<Attribute<?>> leftOut() {
        return leftOut;
    }

    /** The counts of one of the attributes. */
    ValueCounts of(int index) {
        return counts.get(index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeCounts that
                && users == that.users
                && did == that.did
                && attributes.equals(that.attributes)
                && leftOut.equals(that.leftOut)
                && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return (attributes.hashCode() * 31 + counts.hashCode()) * 31 + Long.hashCode(users);
    }

    /** {@return how many users were counted by which attributes} */
    @Override
    public String toString() {
        return "AttributeCounts[" + did + " of " + users + " users by " + attributes + "]";
    }
}
