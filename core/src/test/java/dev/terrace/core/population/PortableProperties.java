package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** The portable format against the library's own writers and readers, and against bytes that may be anything. */
class PortableProperties {

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Numbers with runs, dense and sparse stretches; in one part, or with any upper half. */
    private static Set<Long> numbers(SplittableRandom random, boolean wide) {
        TreeSet<Long> numbers = new TreeSet<>(Long::compareUnsigned);
        for (int stretches = random.nextInt(7); stretches > 0; stretches--) {
            long next = wide && random.nextBoolean() ? random.nextLong() : Integer.toUnsignedLong(random.nextInt());
            int step = random.nextInt(2) == 0 ? 1 : random.nextInt(1, 300);
            for (int i = random.nextInt(9_000); i > 0; i--) {
                numbers.add(wide ? next : next & 0xffff_ffffL);
                next += random.nextInt(step) + 1;
            }
        }
        return numbers;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bytesAreThoseOfTheLibrary(long seed) throws IOException {
        Set<Long> numbers = numbers(new SplittableRandom(seed), false);
        RoaringBitmap expected = new RoaringBitmap();
        numbers.forEach(number -> expected.add(number.intValue()));
        expected.runOptimize();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        expected.serialize(new DataOutputStream(bytes));

        Roster<Long> roster = Roster.of(numbers);
        assertThat(Audience.all(roster).toPortable(Long::intValue)).isEqualTo(bytes.toByteArray());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void wideBytesAreThoseOfTheLibrary(long seed) throws IOException {
        Set<Long> numbers = numbers(new SplittableRandom(seed), true);
        Roaring64NavigableMap expected = new Roaring64NavigableMap();
        numbers.forEach(expected::addLong);
        expected.runOptimize();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        expected.serializePortable(new DataOutputStream(bytes));

        Roster<Long> roster = Roster.of(numbers);
        byte[] written = Audience.all(roster).toPortable64(number -> number);
        assertThat(written).isEqualTo(bytes.toByteArray());
        Roaring64NavigableMap read = new Roaring64NavigableMap();
        read.deserializePortable(new DataInputStream(new ByteArrayInputStream(written)));
        assertThat(read.getLongCardinality()).isEqualTo(numbers.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadAndTheRestIsUnknown(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Roster<Long> all = Roster.of(numbers(random, true));
        TreeSet<Long> some = new TreeSet<>();
        TreeSet<Long> rest = new TreeSet<>(Long::compareUnsigned);
        all.ids().forEach(id -> (random.nextInt(3) > 0 ? some : rest).add(id));
        Audience<Long> sent = Audience.of(all, some);
        assertThat(Audience.fromPortable64(all, sent.toPortable64(id -> id), id -> id)
                        .requireComplete()
                        .equals(sent))
                .isTrue();

        byte[] everybody = Audience.all(all).toPortable64(id -> id);
        ImportedAudience<Long> imported = Audience.fromPortable64(Roster.of(some), everybody, id -> id);
        assertThat(imported.audience().size()).isEqualTo(some.size());
        assertThat(imported.unknownCount()).isEqualTo(rest.size());
        assertThat(imported.unknown())
                .isEqualTo(rest.stream().limit(ImportedAudience.MOST_LISTED).toList());
    }

    /** The smallest encoding is not the only good one. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bitmapsThatAreNotOptimisedAreRead(long seed) throws IOException {
        Set<Long> numbers = numbers(new SplittableRandom(seed), false);
        RoaringBitmap plain = new RoaringBitmap();
        numbers.forEach(number -> plain.add(number.intValue()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        plain.serialize(new DataOutputStream(bytes));
        Roster<Long> roster = Roster.of(numbers);
        assertThat(Audience.fromPortable(roster, bytes.toByteArray(), Long::intValue)
                        .requireComplete()
                        .equals(Audience.all(roster)))
                .isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedBytesAreRefusedOrReadButNeverCrash(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Roster<Long> roster = Roster.of(numbers(random, true));
        byte[] good = Audience.all(roster).toPortable64(id -> id);
        for (int i = 0; i < 100; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(10) == 0 ? random.nextInt(good.length + 9) : good.length);
            for (int changes = random.nextInt(4); changes > 0 && bad.length > 0; changes--) {
                int place = random.nextInt(random.nextBoolean() ? bad.length : Math.min(40, bad.length));
                bad[place] = (byte) random.nextInt();
            }
            isReadOrRefused(() -> Audience.fromPortable64(roster, bad, id -> id));
            isReadOrRefused(() -> Audience.fromPortable(
                    roster, bad.length < 12 ? bad : Arrays.copyOfRange(bad, 12, bad.length), Long::intValue));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomBytesAreRefusedOrReadButNeverCrash(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Roster<Long> roster = Roster.of(LongStream.range(0, 100).boxed().toList());
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 8 && random.nextInt(5) > 0) {
                bytes[0] = (byte) (random.nextBoolean() ? 0x3a : 0x3b);
                bytes[1] = 0x30;
                bytes[2] = (byte) random.nextInt(3);
                bytes[3] = 0;
                bytes[4] = (byte) random.nextInt(4);
                bytes[5] = 0;
                bytes[6] = 0;
                bytes[7] = 0;
            }
            isReadOrRefused(() -> Audience.fromPortable(roster, bytes, Long::intValue));
            isReadOrRefused(() -> Audience.fromPortable64(roster, bytes, id -> id));
        }
    }

    private static void isReadOrRefused(Runnable reading) {
        Throwable thrown = catchThrowable(reading::run);
        if (thrown != null) {
            assertThat(thrown).isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }
}
