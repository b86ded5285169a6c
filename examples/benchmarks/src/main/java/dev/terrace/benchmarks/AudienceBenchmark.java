package dev.terrace.benchmarks;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;

/** Audiences of 10 million users, two by two, beside the bitmaps that they are made of. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class AudienceBenchmark {

    private static final int USERS = 10_000_000;

    /** How many of a thousand users are in each audience; a parameter. */
    @Param({"1", "300"})
    public int ofThousand;

    private Audience<Long> one = Audience.none(Roster.<Long>of(List.of()));
    private Audience<Long> other = one;
    private RoaringBitmap bits = new RoaringBitmap();
    private RoaringBitmap otherBits = bits;

    /** Makes the same sets in both forms, and checks that they are. */
    @Setup
    public void makeSets() {
        Roster<Long> roster = Roster.of(LongStream.range(0, USERS).boxed().toList());
        BitSet first = random(1);
        BitSet second = random(2);
        one = Audience.ofRows(roster, first.stream());
        other = Audience.ofRows(roster, second.stream());
        bits = RoaringBitmap.bitmapOf(first.stream().toArray());
        otherBits = RoaringBitmap.bitmapOf(second.stream().toArray());
        check(and(), andRoaring());
        check(or(), orRoaring());
        check(andNot(), andNotRoaring());
        if (andSize() != andSizeRoaring()) {
            throw new IllegalStateException(
                    "sizes must be the same but were " + andSize() + " and " + andSizeRoaring());
        }
    }

    private BitSet random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BitSet set = new BitSet();
        for (int i = 0; i < USERS; i++) {
            set.set(i, random.nextInt(1_000) < ofThousand);
        }
        return set;
    }

    private static void check(Audience<Long> audience, RoaringBitmap bitmap) {
        if (audience.size() != bitmap.getCardinality()
                || !audience.equals(Audience.ofRows(audience.roster(), bitmap.stream()))) {
            throw new IllegalStateException("sets must be the same but were " + audience + " and " + bitmap);
        }
    }

    /**
     * Who is in both.
     *
     * @return the audience
     */
    @Benchmark
    public Audience<Long> and() {
        return one.and(other);
    }

    /**
     * The bits that are in both.
     *
     * @return the bitmap
     */
    @Benchmark
    public RoaringBitmap andRoaring() {
        return RoaringBitmap.and(bits, otherBits);
    }

    /**
     * Who is in one of them.
     *
     * @return the audience
     */
    @Benchmark
    public Audience<Long> or() {
        return one.or(other);
    }

    /**
     * The bits that are in one of them.
     *
     * @return the bitmap
     */
    @Benchmark
    public RoaringBitmap orRoaring() {
        return RoaringBitmap.or(bits, otherBits);
    }

    /**
     * Who is in the first one only.
     *
     * @return the audience
     */
    @Benchmark
    public Audience<Long> andNot() {
        return one.andNot(other);
    }

    /**
     * The bits that are in the first one only.
     *
     * @return the bitmap
     */
    @Benchmark
    public RoaringBitmap andNotRoaring() {
        return RoaringBitmap.andNot(bits, otherBits);
    }

    /**
     * How many are in both.
     *
     * @return the size
     */
    @Benchmark
    public int andSize() {
        return one.andSize(other);
    }

    /**
     * How many bits are in both.
     *
     * @return the cardinality
     */
    @Benchmark
    public int andSizeRoaring() {
        return RoaringBitmap.andCardinality(bits, otherBits);
    }
}
