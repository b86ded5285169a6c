package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tally is what a sorted map of counts is, whichever way it was made. */
class TallyProperties {

    private static final Attribute<Long> NUMBER = Attribute.ofLong("number");
    private static final Attribute<String> TEXT = Attribute.ofString("text");

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void wordsAreCountedInAscendingOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // From flags and ages, which are counted one by one, to numbers of all 64 bits, which are sorted.
        long[] ranges = {1, 2, 100, 70_000, 40_000_000, 1L << 40, Long.MAX_VALUE, 0};
        long range = ranges[random.nextInt(ranges.length)];
        int size = random.nextInt(4) == 0 ? 20_000 + random.nextInt(5_000) : random.nextInt(200);
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long value = range == 0 ? random.nextLong() : random.nextLong(range) - range / 3;
            values.add(
                    random.nextInt(9) == 0 ? null : random.nextInt(5) == 0 && i > 0 ? values.get(i - 1) : (Long) value);
        }
        check(random, column(NUMBER, values), values, value -> value);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void otherValuesAreCountedByTheirPosition(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> values = new ArrayList<>();
        int distinct = 1 + random.nextInt(300);
        for (int i = random.nextInt(500); i > 0; i--) {
            values.add(random.nextInt(9) == 0 ? null : "text " + random.nextInt(distinct));
        }
        Column column = column(TEXT, values);
        check(random, column, values, column.distinct()::indexOf);
    }

    @Test
    void bitsMustBeThoseOfAllRecords() {
        Column column = column(NUMBER, Arrays.asList(3L, 5L, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> column.tally(new long[1], new long[2]))
                .withMessage("bits of 3 records must be 1 words but were 1 and 2");
        assertThat(column.tally(new long[] {7}, new long[] {-1})).hasToString("Tally[2 values]");
    }

    private static <T> void check(SplittableRandom random, Column column, List<T> values, ToLongFunction<T> keyOf) {
        BitSet counted = bits(random, values.size());
        BitSet marked = bits(random, values.size());
        TreeMap<Long, long[]> expected = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null && counted.get(i)) {
                long[] counts = expected.computeIfAbsent(keyOf.applyAsLong(values.get(i)), absent -> new long[2]);
                counts[0]++;
                counts[1] += marked.get(i) ? 1 : 0;
            }
        }
        Tally tally = column.tally(words(counted, values.size()), words(marked, values.size()));
        assertThat(tally.size()).isEqualTo(expected.size());
        assertThat(tally.keys())
                .isEqualTo(expected.keySet().stream().mapToLong(key -> key).toArray());
        assertThat(tally.counts())
                .isEqualTo(expected.values().stream()
                        .mapToLong(counts -> counts[0])
                        .toArray());
        assertThat(tally.marked())
                .isEqualTo(expected.values().stream()
                        .mapToLong(counts -> counts[1])
                        .toArray());
    }

    private static BitSet bits(SplittableRandom random, int size) {
        int share = 1 + random.nextInt(4);
        BitSet bits = new BitSet();
        IntStream.range(0, size).filter(i -> random.nextInt(share) == 0).forEach(bits::set);
        return bits;
    }

    private static long[] words(BitSet bits, int size) {
        return Arrays.copyOf(bits.toLongArray(), (size + 63) / 64);
    }

    private static <T> Column column(Attribute<T> attribute, List<T> values) {
        Schema schema = Schema.of(attribute);
        UserTable.Builder users = UserTable.builder(schema);
        for (T value : values) {
            Profile.Builder profile = Profile.builder(schema);
            if (value != null) {
                profile.set(attribute, value);
            }
            users.profile(users.add(), profile.build());
        }
        return users.build(IntStream.range(0, values.size()).toArray())
                .profiles()
                .column(0);
    }
}
