package dev.terrace.core;

import dev.terrace.core.internal.Packed;
import dev.terrace.core.internal.Sketch;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one attribute for many records, as narrow numbers side by side.
 *
 * <p>A value of a {@linkplain ValueType#isWord word type} is the smallest word of the column plus its number here. Of any
 * other type, each distinct value is kept once, and the numbers are positions among them. A missing value is told by a bit
 * of its own; a column that misses none has no such bits.
 */
public final class Column implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Packed numbers;
    private final long smallest;

    /** A bit for each record; null if no value is missing. */
    private final long @Nullable [] presence;

    @SuppressWarnings("serial") // every attribute value is serialisable
    private final @Nullable List<Object> distinct;

    private final long @Nullable [] sketches;

    private Column(
            Packed numbers,
            long smallest,
            long @Nullable [] presence,
            @Nullable List<Object> distinct,
            long @Nullable [] sketches) {
        this.numbers = numbers;
        this.smallest = smallest;
        this.presence = presence;
        this.distinct = distinct;
        this.sketches = sketches;
    }

    /** Takes the arrays over; numbers of missing values are ignored. */
    static Column ofWords(long[] words, long @Nullable [] presence) {
        long smallest = smallest(words, presence);
        for (int i = 0; i < words.length; i++) {
            words[i] = isIn(presence, i) ? words[i] - smallest : 0;
        }
        return new Column(Packed.of(words), smallest, presence, null, null);
    }

    /** Takes the arrays over; each number is a position among the distinct values. */
    static Column ofPositions(long[] positions, long @Nullable [] presence, List<Object> distinct) {
        return new Column(Packed.of(positions), 0, presence, List.copyOf(distinct), sketchesOf(distinct));
    }

    private static long smallest(long[] words, long @Nullable [] presence) {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < words.length; i++) {
            smallest = isIn(presence, i) ? Math.min(smallest, words[i]) : smallest;
        }
        return smallest;
    }

    @SuppressWarnings("unchecked") // sets that are allowed hold texts only
    private static long @Nullable [] sketchesOf(List<Object> distinct) {
        if (distinct.isEmpty()) {
            return null;
        }
        if (distinct.get(0) instanceof String) {
            return distinct.stream().mapToLong(text -> Sketch.of((String) text)).toArray();
        }
        return distinct.get(0) instanceof Set
                ? distinct.stream()
                        .mapToLong(texts -> Sketch.of((Set<String>) texts))
                        .toArray()
                : null;
    }

    private static boolean isIn(long @Nullable [] presence, int record) {
        return presence == null || (presence[record >>> 6] & (1L << record)) != 0;
    }

    /**
     * Whether a record has a value.
     *
     * @param record the record's position
     * @return true if it is not missing
     */
    public boolean has(int record) {
        return isIn(presence, record);
    }

    /**
     * Whether every record has a value.
     *
     * @return true if it is missing nowhere
     */
    public boolean isComplete() {
        return presence == null;
    }

    /**
     * The value of a word type, or the sketch of a text or of a set of texts.
     *
     * @param record the record's position
     * @return the word; 0 if the value is missing, or has no word
     */
    public long word(int record) {
        if (!has(record)) {
            return 0;
        }
        long number = numbers.get(record);
        if (distinct == null) {
            return smallest + number;
        }
        return sketches == null ? 0 : sketches[(int) number];
    }

    /** Writes the words of records next to each other. */
    void words(int first, long[] into, int length) {
        if (presence != null || distinct != null) {
            for (int i = 0; i < length; i++) {
                into[i] = word(first + i);
            }
        } else {
            for (int i = 0; i < length; i++) {
                into[i] = smallest + numbers.get(first + i);
            }
        }
    }

    /**
     * The value of another type.
     *
     * @param record the record's position
     * @return the value; null if it is missing, or of a word type
     */
    public @Nullable Object reference(int record) {
        return distinct != null && has(record) ? distinct.get((int) numbers.get(record)) : null;
    }

    /** Writes the value of a record, or that it is missing, over that of another one. */
    void read(int record, int index, Cells into) {
        if (has(record)) {
            into.put(index, word(record), reference(record));
        } else {
            into.remove(index);
        }
    }

    /**
     * The distinct values of a type that is not kept as words; {@link #markDistinct} takes positions among them.
     *
     * @return the values; empty for a word type, and without any value
     */
    public List<Object> distinct() {
        return distinct == null ? List.of() : distinct;
    }

    /**
     * Marks the records whose value is there.
     *
     * @param from the first record; a multiple of 64
     * @param to the record after the last
     * @param bits where the marks go, over what is there; bit 0 of word 0 stands for {@code from}
     */
    public void markPresent(int from, int to, long[] bits) {
        int words = (to - from + 63) >>> 6;
        if (presence == null) {
            Arrays.fill(bits, 0, words, -1);
        } else {
            System.arraycopy(presence, from >>> 6, bits, 0, words);
        }
        keepFirst(bits, to - from);
    }

    /**
     * Marks the records whose word is in a range.
     *
     * @param low the smallest word
     * @param high the largest; not smaller
     * @param from the first record; a multiple of 64
     * @param to the record after the last
     * @param bits bit 0 of word 0 stands for {@code from}; bits of these records that are set stay so
     */
    public void markWords(long low, long high, int from, int to, long[] bits) {
        // Words below the smallest one would wrap around to large numbers.
        if (high >= smallest) {
            mark(Math.max(low, smallest) - smallest, high - smallest, from, to, bits);
        }
    }

    /**
     * Marks the records whose value stands at some positions among the {@link #distinct} ones.
     *
     * @param low the first position
     * @param high the last; not before the first
     * @param from the first record; a multiple of 64
     * @param to the record after the last
     * @param bits bit 0 of word 0 stands for {@code from}; bits of these records that are set stay so
     */
    public void markDistinct(int low, int high, int from, int to, long[] bits) {
        mark(low, high, from, to, bits);
    }

    /**
     * Marks the records whose value stands at some positions among the {@link #distinct} ones.
     *
     * @param positions a bit for each distinct value
     * @param from the first record; a multiple of 64
     * @param to the record after the last
     * @param bits bit 0 of word 0 stands for {@code from}; bits of these records that are set stay so
     */
    public void markDistinct(long[] positions, int from, int to, long[] bits) {
        for (int record = from; record < to; record++) {
            int position = (int) numbers.get(record);
            long accepted = has(record) ? (positions[position >>> 6] >>> position) & 1 : 0;
            bits[(record - from) >>> 6] |= accepted << (record - from);
        }
    }

    private void mark(long low, long high, int from, int to, long[] bits) {
        if (presence == null) {
            numbers.markBetween(low, high, from, to, bits);
            return;
        }
        long[] marked = new long[(to - from + 63) >>> 6];
        numbers.markBetween(low, high, from, to, marked);
        for (int word = 0; word < marked.length; word++) {
            bits[word] |= marked[word] & presence[(from >>> 6) + word];
        }
    }

    /**
     * Counts records by value, in a time that grows with their number. Worked numbers: of the records 3, 5, 3 and a missing
     * one, all counted and the first one marked, 3 is counted twice with one mark, and 5 once with none.
     *
     * @param records a bit for each record that counts, 64 to a word, the lowest first; records without a value do not
     * @param marks a bit for each marked record; bits of records that do not count have no effect
     * @return the values of the records, each with how many have it and how many of those are marked
     * @throws IllegalArgumentException if there are not as many words as the records need
     */
    public Tally tally(long[] records, long[] marks) {
        int words = (numbers.size() + 63) >>> 6;
        if (records.length != words || marks.length != words) {
            throw new IllegalArgumentException("bits of " + numbers.size() + " records must be " + words
                    + " words but were " + records.length + " and " + marks.length);
        }
        long[] counted = new long[words];
        markPresent(0, numbers.size(), counted);
        for (int word = 0; word < words; word++) {
            counted[word] &= records[word];
        }
        return Tally.of(numbers, smallest, counted, marks);
    }

    private static void keepFirst(long[] bits, int count) {
        if ((count & 63) != 0) {
            bits[count >>> 6] &= -1L >>> -count;
        }
    }

    /**
     * The memory of the numbers, presence bits and sketches; distinct values that are kept as objects come on top.
     *
     * @return in bytes
     */
    public long bytes() {
        return numbers.bytes() + bytes(presence) + bytes(sketches);
    }

    private static long bytes(long @Nullable [] words) {
        return words == null ? 0 : (long) words.length * Long.BYTES;
    }

    /** {@return how many records there are, how many bytes they take, and how many distinct values are kept} */
    @Override
    public String toString() {
        return "Column[" + numbers.size() + " records, " + bytes() + " bytes, "
                + distinct().size() + " distinct values]";
    }
}
