package dev.terrace.core.insight;

import dev.terrace.core.Attribute;
import dev.terrace.core.Column;
import dev.terrace.core.Tally;
import dev.terrace.core.ValueType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many users have each value of one attribute, and how many of those did something. Each value that is there has at
 * least one user. For sets, each text is a value, and a user has several or none.
 */
final class ValueCounts implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Keys keys;

    /** By value; never changed and never handed out, and so are those who did it. */
    private final long[] users;

    private final long[] did;

    private final long known;
    private final long knownDid;

    private ValueCounts(Keys keys, long[] users, long[] did, long known, long knownDid) {
        this.keys = keys;
        this.users = users;
        this.did = did;
        this.known = known;
        this.knownDid = knownDid;
    }

    /** Counts the users of a column whose bits are set. */
    static ValueCounts of(Attribute<?> attribute, Column column, long[] base, long[] did) {
        Tally tally = column.tally(base, did);
        if (attribute.type() == ValueType.STRING_SET) {
            return ofTexts(column, tally);
        }
        Keys keys = attribute.type().isWord()
                ? new WordKeys(tally.keys())
                : new ObjectKeys(Arrays.stream(tally.keys())
                        .mapToObj(position -> column.distinct().get((int) position))
                        .toList());
        return new ValueCounts(keys, tally.counts(), tally.marked(), sum(tally.counts()), sum(tally.marked()));
    }

    private static ValueCounts ofTexts(Column column, Tally ofSets) {
        Map<String, long[]> byText = new TreeMap<>();
        for (int i = 0; i < ofSets.size(); i++) {
            for (Object text : (Set<?>) column.distinct().get((int) ofSets.keys()[i])) {
                long[] counts = byText.computeIfAbsent((String) text, absent -> new long[2]);
                counts[0] += ofSets.counts()[i];
                counts[1] += ofSets.marked()[i];
            }
        }
        return new ValueCounts(
                new ObjectKeys(byText.keySet().stream().toList()),
                byText.values().stream().mapToLong(counts -> counts[0]).toArray(),
                byText.values().stream().mapToLong(counts -> counts[1]).toArray(),
                sum(ofSets.counts()),
                sum(ofSets.marked()));
    }

    private static long sum(long[] counts) {
        return sum(counts, 0, counts.length);
    }

    private static long sum(long[] counts, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** With the users of a disjoint part. */
    ValueCounts merge(ValueCounts other) {
        Union union = Union.of(keys, other.keys);
        return new ValueCounts(
                keys.union(other.keys, union),
                union.merge(users, other.users, Long::sum),
                union.merge(did, other.did, Long::sum),
                known + other.known,
                knownDid + other.knownDid);
    }

    /** The users of both populations, of whom those of the other one did it. */
    ValueCounts against(ValueCounts other) {
        return nobodyDid().merge(other.everybodyDid());
    }

    private ValueCounts nobodyDid() {
        return new ValueCounts(keys, users, new long[users.length], known, 0);
    }

    private ValueCounts everybodyDid() {
        return new ValueCounts(keys, users, users, known, known);
    }

    /** How many distinct values there are. */
    int size() {
        return users.length;
    }

    Object value(Attribute<?> attribute, int index) {
        return keys.value(attribute, index);
    }

    /** How many users have a value from one index to before another. */
    long users(int from, int to) {
        return sum(users, from, to);
    }

    /** How many of those did it. */
    long did(int from, int to) {
        return sum(did, from, to);
    }

    /** How many users have a value, by value; the caller's own. */
    long[] users() {
        return users.clone();
    }

    /** How many of those did it, by value; the caller's own. */
    long[] did() {
        return did.clone();
    }

    /** How many users have some value; also a set without texts. */
    long known() {
        return known;
    }

    /** How many of those did it. */
    long knownDid() {
        return knownDid;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueCounts that
                && known == that.known
                && knownDid == that.knownDid
                && Arrays.equals(users, that.users)
                && Arrays.equals(did, that.did)
                && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return (keys.hashCode() * 31 + Arrays.hashCode(users)) * 31 + Arrays.hashCode(did);
    }
}
