package dev.terrace.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantileBinsProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void binsEndAtTheLastValueThatIsNotAboveAQuantileOfTypeSeven(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int bins = 2 + random.nextInt(9);
        long[] users = random.longs(random.nextInt(40), 1, 7).toArray();
        int[] figures = IntStream.range(0, users.length)
                .flatMap(value -> LongStream.range(0, users[value]).mapToInt(user -> value))
                .toArray();
        TreeSet<Integer> ends = new TreeSet<>();
        for (int bin = 1; bin <= bins && users.length > bins; bin++) {
            int place = (figures.length - 1) * bin;
            int lower = figures[place / bins];
            int upper = figures[Math.min(place / bins + 1, figures.length - 1)];
            // So many times the quantile, to stay with whole numbers.
            int quantile = lower * bins + place % bins * (upper - lower);
            ends.add((int) IntStream.range(0, users.length)
                    .filter(value -> value * bins <= quantile)
                    .count());
        }
        if (users.length <= bins) {
            ends.addAll(IntStream.rangeClosed(1, users.length).boxed().toList());
        }
        assertThat(QuantileBins.ends(users, bins))
                .containsExactly(ends.stream().mapToInt(end -> end).toArray());
    }

    @Test
    void usersOfOneValueStayTogether() {
        assertThat(QuantileBins.ends(new long[] {1, 1, 96, 1, 1, 1}, 5)).containsExactly(3, 6);
        assertThat(QuantileBins.ends(new long[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 5))
                .containsExactly(2, 4, 6, 8, 10);
        assertThat(QuantileBins.ends(new long[] {7, 1}, 2)).containsExactly(1, 2);
        assertThat(QuantileBins.ends(new long[0], 5)).isEmpty();
    }
}
