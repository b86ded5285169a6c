package dev.terrace.core.sample;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares a number out in proportion to sizes, by the method of the largest remainder (Hamilton's). */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * The quota of each.
     *
     * @param wanted the number to share out
     * @param sizes the sizes, in the order that decides between equal ones
     * @return the quotas, which add up to the number; all 0 if all sizes are
     */
    static int[] quotas(int wanted, int[] sizes) {
        long total = IntStream.of(sizes).asLongStream().sum();
        if (total == 0) {
            return new int[sizes.length];
        }
        int[] quotas = IntStream.of(sizes)
                .map(size -> (int) ((long) wanted * size / total))
                .toArray();
        byRemainder(wanted, sizes, total)
                .limit(wanted - IntStream.of(quotas).sum())
                .forEach(i -> quotas[i]++);
        return quotas;
    }

    private static IntStream byRemainder(int wanted, int[] sizes, long total) {
        return IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> (long) wanted * sizes[i] % total)
                        .thenComparingInt(i -> sizes[i])
                        .reversed())
                .mapToInt(i -> i);
    }
}
