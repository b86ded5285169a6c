package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.UnmodifiableIterator;
import dev.terrace.core.Ratio;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * A set of users of one roster (人群包), kept as a compressed bitmap of their rows.
 *
 * <p>Sets are combined and counted at the speed of the bitmaps, without looking at an id. Within the roster, an audience and
 * its {@link #complement} add up to everybody. Audiences of different rosters are refused, since the same row would be
 * another user. Worked numbers: of the roster a to e, {a, b, c} and {b, c, d} have 2 users in common of 4 in all, so that
 * their {@link #jaccard} is 2/4.
 *
 * <p>Whether rosters are equal is asked in each operation. It costs nothing if they are the same object, and next to nothing if
 * they differ; equal copies, such as those that came with two audiences from another process, are compared id by id. So one
 * roster should be shared. Results are of this audience's roster, not the other one's.
 *
 * <p>Immutable and thread-safe; iterates over ids in ascending order.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Audience<U extends Comparable<? super U>> implements Iterable<U>, Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Roster<U> roster;

    /** Never changed, and never handed out. */
    private final transient RoaringBitmap bits;

    private final transient int size;

    private Audience(Roster<U> roster, RoaringBitmap bits) {
        this.roster = roster;
        this.bits = bits;
        this.size = bits.getCardinality();
    }

    /**
     * Nobody.
     *
     * @param roster the users there are
     * @param <U> the host's type of user id, in its natural order
     * @return the empty audience
     */
    public static <U extends Comparable<? super U>> Audience<U> none(Roster<U> roster) {
        return new Audience<>(requireNonNull(roster, "roster"), new RoaringBitmap());
    }

    /**
     * Everybody.
     *
     * @param roster the users there are
     * @param <U> the host's type of user id, in its natural order
     * @return the whole roster
     */
    public static <U extends Comparable<? super U>> Audience<U> all(Roster<U> roster) {
        return new Audience<>(roster, RoaringBitmap.bitmapOfRange(0, roster.size()));
    }

    /**
     * The audience of some users.
     *
     * @param roster the users there are
     * @param ids the users who are in it, in any order; one who is named twice is in it once
     * @param <U> the host's type of user id, in its natural order
     * @return the audience
     * @throws IllegalArgumentException if ids are not in the roster: how many, and one of them
     */
    public static <U extends Comparable<? super U>> Audience<U> of(Roster<U> roster, Collection<? extends U> ids) {
        return new Audience<>(roster, KnownRows.of(roster, ids));
    }

    /**
     * The audience of some rows.
     *
     * @param roster the users there are
     * @param rows the rows of those who are in it, in any order; one that is named twice counts once
     * @param <U> the host's type of user id, in its natural order
     * @return the audience
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public static <U extends Comparable<? super U>> Audience<U> ofRows(Roster<U> roster, IntStream rows) {
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        int size = roster.size();
        rows.forEachOrdered(row -> writer.add(Preconditions.checkElementIndex(row, size, "row")));
        return new Audience<>(roster, optimised(writer.get()));
    }

    /**
     * The audience of packed bits: bit {@code i % 64} of word {@code i / 64} says whether row {@code i} is in it.
     *
     * @param roster the users there are
     * @param words one word for each 64 rows that are begun; copied
     * @param <U> the host's type of user id, in its natural order
     * @return the audience
     * @throws IllegalArgumentException if there is another number of words, or a bit beyond the last row is set
     */
    public static <U extends Comparable<? super U>> Audience<U> ofBits(Roster<U> roster, long[] words) {
        if (words.length != wordsOf(roster)) {
            throw new IllegalArgumentException(
                    "words must be " + wordsOf(roster) + " for " + roster + " but were " + words.length);
        }
        AudienceBuilder<U> builder = builder(roster);
        for (int from = 0; from < words.length; from += AudienceBuilder.WORDS) {
            builder.add(words, from, Math.min(from + AudienceBuilder.WORDS, words.length));
        }
        return builder.build();
    }

    /**
     * Starts an audience of packed bits that come block by block.
     *
     * @param roster the users there are
     * @param <U> the host's type of user id, in its natural order
     * @return a builder without any rows yet
     */
    public static <U extends Comparable<? super U>> AudienceBuilder<U> builder(Roster<U> roster) {
        return new AudienceBuilder<>(roster);
    }

    /**
     * Reads users from a 32-bit bitmap in the portable Roaring format, as CRoaring, ClickHouse, Doris, Druid and Spark write
     * it. The bytes may come from anywhere: whatever they are, they are read in time and memory in proportion to their
     * length and the roster's.
     *
     * @param roster the users there are
     * @param bytes the bitmap, and nothing after it
     * @param number the host's number of each user of the roster, read as unsigned; no two the same
     * @param <U> the host's type of user id, in its natural order
     * @return the users whose numbers are in the bitmap, and which numbers are nobody's
     * @throws IllegalArgumentException if the bytes are no such bitmap, which says where; or if users share a number
     */
    public static <U extends Comparable<? super U>> ImportedAudience<U> fromPortable(
            Roster<U> roster, byte[] bytes, ToIntFunction<? super U> number) {
        return ImportedAudience.of(
                PortableReader.read32(bytes), UserNumbers.of(all(roster), UserNumbers.unsigned(number)));
    }

    /**
     * Reads users from a 64-bit bitmap in the portable Roaring format, as {@link #fromPortable} does: the number of 32-bit
     * bitmaps, then each of them after the upper half of its numbers. It is what CRoaring's {@code roaring64} and
     * {@code Roaring64NavigableMap.serializePortable} write.
     *
     * @param roster the users there are
     * @param bytes the bitmap, and nothing after it
     * @param number the host's number of each user of the roster, read as unsigned; no two the same
     * @param <U> the host's type of user id, in its natural order
     * @return the users whose numbers are in the bitmap, and which numbers are nobody's
     * @throws IllegalArgumentException if the bytes are no such bitmap, which says where; or if users share a number
     */
    public static <U extends Comparable<? super U>> ImportedAudience<U> fromPortable64(
            Roster<U> roster, byte[] bytes, ToLongFunction<? super U> number) {
        return ImportedAudience.of(PortableReader.read64(bytes), UserNumbers.of(all(roster), number));
    }

    /**
     * Writes the users as a 32-bit bitmap in the portable Roaring format. Worked number: one user with number 7 is the 18
     * bytes {@code 3a30 0000 0100 0000 0000 0000 1000 0000 0700}.
     *
     * @param number the host's number of each user of this audience, taken as unsigned; no two the same
     * @return the bitmap
     * @throws IllegalArgumentException if users share a number
     */
    public byte[] toPortable(ToIntFunction<? super U> number) {
        return PortableWriter.write32(
                UserNumbers.of(this, UserNumbers.unsigned(number)).toSet());
    }

    /**
     * Writes the users as a 64-bit bitmap in the portable Roaring format.
     *
     * @param number the host's number of each user of this audience, taken as unsigned; no two the same
     * @return the bitmap
     * @throws IllegalArgumentException if users share a number
     * @throws ArithmeticException if the bitmap is longer than an array can be
     */
    public byte[] toPortable64(ToLongFunction<? super U> number) {
        return PortableWriter.write64(UserNumbers.of(this, number).toSet());
    }

    /**
     * The users there are, in the audience or not.
     *
     * @return the roster
     */
    public Roster<U> roster() {
        return roster;
    }

    /**
     * How many users are in it.
     *
     * @return the number of users
     */
    public int size() {
        return size;
    }

    /**
     * Whether nobody is in it.
     *
     * @return true if the size is 0
     */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * Whether a user is in it.
     *
     * @param id the user
     * @return true if so; false also for one who is not in the roster
     */
    public boolean contains(U id) {
        int row = roster.row(id).orElse(-1);
        return row >= 0 && bits.contains(row);
    }

    /**
     * Whether the user in a row is in it.
     *
     * @param row 0 to the roster's size minus 1
     * @return true if so
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public boolean containsRow(int row) {
        return bits.contains(Preconditions.checkElementIndex(row, roster.size(), "row"));
    }

    /**
     * The rows of its users.
     *
     * @return the rows, ascending
     */
    public PrimitiveIterator.OfInt rows() {
        return new RowIterator(bits.getIntIterator());
    }

    /**
     * Packed bits, as {@link #ofBits} takes them.
     *
     * @return one word for each 64 rows that are begun; the caller's own
     */
    public long[] toBits() {
        return Arrays.copyOf(BitSetUtil.toLongArray(bits), wordsOf(roster));
    }

    /** {@return the ids of its users, ascending} */
    @Override
    public Iterator<U> iterator() {
        PrimitiveIterator.OfInt rows = rows();
        return new UnmodifiableIterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public U next() {
                return roster.id(rows.nextInt());
            }
        };
    }

    /**
     * Who is in both.
     *
     * @param other an audience of the same roster
     * @return the intersection
     * @throws IllegalArgumentException if the rosters differ
     */
    public Audience<U> and(Audience<U> other) {
        return new Audience<>(roster, RoaringBitmap.and(bits, bitsOf(other)));
    }

    /**
     * Who is in one of them, or in both.
     *
     * @param other an audience of the same roster
     * @return the union
     * @throws IllegalArgumentException if the rosters differ
     */
    public Audience<U> or(Audience<U> other) {
        return new Audience<>(roster, RoaringBitmap.or(bits, bitsOf(other)));
    }

    /**
     * Who is in this one only.
     *
     * @param other an audience of the same roster
     * @return the difference
     * @throws IllegalArgumentException if the rosters differ
     */
    public Audience<U> andNot(Audience<U> other) {
        return new Audience<>(roster, RoaringBitmap.andNot(bits, bitsOf(other)));
    }

    /**
     * Who of the roster is not in it.
     *
     * @return the complement
     */
    public Audience<U> complement() {
        return new Audience<>(roster, RoaringBitmap.flip(bits, 0L, roster.size()));
    }

    /**
     * How many are in both, without making a set of them.
     *
     * @param other an audience of the same roster
     * @return the size of the intersection
     * @throws IllegalArgumentException if the rosters differ
     */
    public int andSize(Audience<U> other) {
        return RoaringBitmap.andCardinality(bits, bitsOf(other));
    }

    /**
     * How many are in one of them or in both, without making a set of them.
     *
     * @param other an audience of the same roster
     * @return the size of the union
     * @throws IllegalArgumentException if the rosters differ
     */
    public int orSize(Audience<U> other) {
        return size - andSize(other) + other.size;
    }

    /**
     * How many are in this one only, without making a set of them.
     *
     * @param other an audience of the same roster
     * @return the size of the difference
     * @throws IllegalArgumentException if the rosters differ
     */
    public int andNotSize(Audience<U> other) {
        return size - andSize(other);
    }

    /**
     * How alike two audiences are: who is in both over who is in either.
     *
     * @param other an audience of the same roster
     * @return 1 if they are the same, 0 if they are disjoint; undefined if both are empty
     * @throws IllegalArgumentException if the rosters differ
     */
    public Ratio jaccard(Audience<U> other) {
        int both = andSize(other);
        return Ratio.of(both, size - both + other.size);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Audience<?> that
                        && size == that.size
                        && bits.equals(that.bits)
                        && roster.equals(that.roster));
    }

    /** The bitmap's own hash also depends on how it is compressed. */
    @Override
    public int hashCode() {
        int hash = roster.size();
        for (PrimitiveIterator.OfInt rows = rows(); rows.hasNext(); ) {
            hash = hash * 31 + rows.nextInt();
        }
        return hash;
    }

    /** {@return how many users are in it, of how many} */
    @Override
    public String toString() {
        return size + " of " + roster;
    }

    private Object writeReplace() {
        return new ShippedAudience<>(roster, PortableWriter.write(bits));
    }

    /** Audiences only travel as {@link ShippedAudience}; hence no field of their own does. */
    private Object readResolve() throws InvalidObjectException {
        throw new InvalidObjectException("an audience must arrive as its rows, which are checked");
    }

    static <U extends Comparable<? super U>> Audience<U> ofBitmap(Roster<U> roster, RoaringBitmap bits) {
        requireWithin(roster, bits);
        return new Audience<>(roster, bits);
    }

    private static void requireWithin(Roster<?> roster, RoaringBitmap bits) {
        if (!bits.isEmpty() && Integer.compareUnsigned(bits.last(), roster.size()) >= 0) {
            throw new IllegalArgumentException("a row must be less than " + roster.size() + " but was "
                    + Integer.toUnsignedString(bits.last()) + " (audience of " + roster + ")");
        }
    }

    private RoaringBitmap bitsOf(Audience<U> other) {
        if (!roster.equals(other.roster)) {
            throw new IllegalArgumentException("audiences must be of one population but were of " + roster + " and of "
                    + (roster.size() == other.roster.size() ? "as many others" : other.roster.toString()));
        }
        return other.bits;
    }

    /** One word for each 64 rows that are begun. */
    static int wordsOf(Roster<?> roster) {
        return (roster.size() + Long.SIZE - 1) >>> 6;
    }

    private static RoaringBitmap optimised(RoaringBitmap bits) {
        bits.runOptimize();
        return bits;
    }
}
