package dev.terrace.core.pattern;

import java.util.Arrays;

/** An immutable set of code points, as ranges. */
final class CodePointSet {

    /** Unicode places the scripts that have upper and lower case in the planes 0 and 1. */
    private static final int LAST_CASED = 0x1FFFF;

    // First and last code points by turns, ascending, with a gap between any two ranges.
    private final int[] bounds;
    // The members below 128, where most texts are, as bits.
    private final long below64;
    private final long below128;

    private CodePointSet(int[] bounds) {
        this.bounds = bounds;
        this.below64 = bits(0);
        this.below128 = bits(Long.SIZE);
    }

    private long bits(int from) {
        long bits = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            if (search(from + i)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    /** The set of ranges that are already ascending and apart, as first and last code points by turns. */
    static CodePointSet of(int... bounds) {
        return new CodePointSet(bounds.clone());
    }

    /** The one code point that stands for all which differ in case only, in every language alike. */
    static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    boolean contains(int codePoint) {
        if (codePoint < Long.SIZE) {
            return (below64 >>> codePoint & 1) != 0;
        }
        return codePoint < 2 * Long.SIZE ? (below128 >>> (codePoint - Long.SIZE) & 1) != 0 : search(codePoint);
    }

    private boolean search(int codePoint) {
        int index = Arrays.binarySearch(bounds, codePoint);
        // Behind an odd number of bounds is inside a range.
        return index >= 0 || (-index - 1) % 2 != 0;
    }

    CodePointSet complement() {
        Builder complement = new Builder();
        int next = Character.MIN_CODE_POINT;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > next) {
                complement.add(next, bounds[i] - 1);
            }
            next = bounds[i + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            complement.add(next, Character.MAX_CODE_POINT);
        }
        return complement.build();
    }

    /** The set together with what its members fold to; a folded code point is in it if it equals one ignoring case. */
    CodePointSet folded() {
        Builder folded = new Builder().addAll(this);
        for (int i = 0; i < bounds.length; i += 2) {
            int last = Math.min(bounds[i + 1], LAST_CASED);
            for (int codePoint = bounds[i]; codePoint <= last; codePoint++) {
                int fold = fold(codePoint);
                if (fold != codePoint) {
                    folded.add(fold, fold);
                }
            }
        }
        return folded.build();
    }

    /** Collects ranges in any order, which may overlap. Not thread-safe. */
    static final class Builder {
        // A range as one number, so that the ranges sort by their first code point.
        private long[] ranges = new long[8];
        private int count;

        Builder add(int first, int last) {
            if (count == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * count);
            }
            ranges[count++] = (long) first << Integer.SIZE | last;
            return this;
        }

        Builder addAll(CodePointSet other) {
            for (int i = 0; i < other.bounds.length; i += 2) {
                add(other.bounds[i], other.bounds[i + 1]);
            }
            return this;
        }

        CodePointSet build() {
            Arrays.sort(ranges, 0, count);
            int[] bounds = new int[2 * count];
            int size = 0;
            for (int i = 0; i < count; i++) {
                int first = (int) (ranges[i] >>> Integer.SIZE);
                int last = (int) ranges[i];
                if (size > 0 && first <= bounds[size - 1] + 1) {
                    bounds[size - 1] = Math.max(bounds[size - 1], last);
                } else {
                    bounds[size++] = first;
                    bounds[size++] = last;
                }
            }
            return new CodePointSet(Arrays.copyOf(bounds, size));
        }
    }
}
