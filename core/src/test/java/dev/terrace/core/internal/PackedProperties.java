package dev.terrace.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PackedProperties {

    /** Numbers that use just so many bits, around every width. */
    private static final int[] BITS = {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64};

    /** Around every number of lanes in a word, and around a word of bits. */
    private static final int[] SIZES = {0, 1, 2, 3, 7, 8, 9, 63, 64, 65, 130, 200};

    static Stream<Arguments> cases() {
        return IntStream.of(BITS)
                .boxed()
                .flatMap(bits -> IntStream.of(SIZES).mapToObj(size -> Arguments.of(bits, size)));
    }

    @ParameterizedTest(name = "{1} numbers of {0} bits")
    @MethodSource("cases")
    void numbersComeBack(int bits, int size) {
        long[] numbers = numbers(new SplittableRandom(bits * 1_000L + size), bits, size);

        Packed packed = Packed.of(numbers);

        assertThat(packed.size()).isEqualTo(size);
        assertThat(IntStream.range(0, size).mapToLong(packed::get).toArray()).isEqualTo(numbers);
    }

    @ParameterizedTest(name = "{1} numbers of {0} bits")
    @MethodSource("cases")
    void justTheNumbersFromLowToHighAreMarked(int bits, int size) {
        SplittableRandom random = new SplittableRandom(bits * 1_000L + size);
        long[] numbers = numbers(random, bits, size);
        Packed packed = Packed.of(numbers);
        for (int round = 0; round < 200; round++) {
            long one = bound(random, numbers);
            long other = bound(random, numbers);
            long low = Long.compareUnsigned(one, other) <= 0 ? one : other;
            long high = Long.compareUnsigned(one, other) <= 0 ? other : one;
            int from = random.nextInt(size / 64 + 1) * 64;
            int to = from + random.nextInt(size - from + 1);
            long[] before = new long[(to - from + 63) / 64];
            for (int i = from; i < to; i++) {
                before[(i - from) / 64] |= (random.nextBoolean() ? 1L : 0) << (i - from);
            }
            long[] marked = before.clone();

            packed.markBetween(low, high, from, to, marked);

            assertThat(marked)
                    .as("from %s to %s, positions %s to %s", low, high, from, to)
                    .isEqualTo(expected(numbers, low, high, from, to, before));
        }
    }

    @ParameterizedTest(name = "largest {0}")
    @CsvSource({"1, 1", "255, 8", "256, 16", "65535, 16", "65536, 32", "4294967295, 32", "4294967296, 64", "-1, 64"})
    void theLargestNumberTellsTheWidth(long largest, int width) {
        long[] numbers = new long[64];
        numbers[63] = largest;

        assertThat(Packed.of(numbers).bytes()).isEqualTo(width * 64L / Byte.SIZE);
    }

    private static long[] expected(long[] numbers, long low, long high, int from, int to, long[] before) {
        long[] expected = before.clone();
        for (int i = from; i < to; i++) {
            boolean in = Long.compareUnsigned(low, numbers[i]) <= 0 && Long.compareUnsigned(numbers[i], high) <= 0;
            expected[(i - from) / 64] |= (in ? 1L : 0) << (i - from);
        }
        return expected;
    }

    private static long[] numbers(SplittableRandom random, int bits, int size) {
        long largest = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
        return random.longs(size)
                .map(number -> switch ((int) (number & 7)) {
                    case 0 -> 0;
                    case 1 -> largest;
                    case 2 -> largest >>> 1;
                    default -> number & largest;
                })
                .toArray();
    }

    /** The ends of what a word can hold, a number that is there, one next to it, or any. */
    private static long bound(SplittableRandom random, long[] numbers) {
        long there = numbers.length == 0 ? 0 : numbers[random.nextInt(numbers.length)];
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2, 3 -> there;
            case 4 -> there + 1;
            case 5 -> there - 1;
            case 6 -> 1L << random.nextInt(Long.SIZE);
            default -> random.nextLong() >>> random.nextInt(Long.SIZE);
        };
    }
}
