package dev.terrace.core.insight;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/** Where the distinct values of two ascending lists stand in each of them, in ascending order. */
final class Union {

    private static final int NOWHERE = -1;

    /** For each value its index in the one list, and in the other; -1 if it is not there. */
    private final int[] left;

    private final int[] right;

    private Union(int[] left, int[] right) {
        this.left = left;
        this.right = right;
    }

    static Union of(Keys one, Keys other) {
        int[] left = new int[one.size() + other.size()];
        int[] right = new int[left.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            int order = i == one.size() ? 1 : j == other.size() ? -1 : one.compare(i, other, j);
            left[size] = order <= 0 ? i++ : NOWHERE;
            right[size++] = order >= 0 ? j++ : NOWHERE;
        }
        return new Union(Arrays.copyOf(left, size), Arrays.copyOf(right, size));
    }

    /** The numbers of both lists; of a value that is in both, what is made of the two. */
    long[] merge(long[] one, long[] other, LongBinaryOperator ofBoth) {
        long[] merged = new long[left.length];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = left[i] < 0
                    ? other[right[i]]
                    : right[i] < 0 ? one[left[i]] : ofBoth.applyAsLong(one[left[i]], other[right[i]]);
        }
        return merged;
    }

    /** The values of both lists. */
    List<Object> merge(List<Object> one, List<Object> other) {
        return IntStream.range(0, left.length)
                .mapToObj(i -> left[i] < 0 ? other.get(right[i]) : one.get(left[i]))
                .toList();
    }
}
