package dev.terrace.core.population;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** A set of unsigned 64-bit numbers: one bitmap of lower halves for each upper half. */
final class NumberSet {

    /** 0 to 2^32 - 1, ascending. */
    private final long[] uppers;

    private final List<RoaringBitmap> lowers;

    private NumberSet(long[] uppers, List<RoaringBitmap> lowers) {
        this.uppers = uppers;
        this.lowers = lowers;
    }

    boolean contains(long number) {
        int place = Arrays.binarySearch(uppers, number >>> Integer.SIZE);
        return place >= 0 && lowers.get(place).contains((int) number);
    }

    long size() {
        return lowers.stream().mapToLong(RoaringBitmap::getLongCardinality).sum();
    }

    /** How many upper halves there are. */
    int parts() {
        return uppers.length;
    }

    long upper(int part) {
        return uppers[part];
    }

    RoaringBitmap lower(int part) {
        return lowers.get(part);
    }

    /** Offers the numbers in ascending order until one is answered with false. */
    void forEachWhile(LongPredicate goOn) {
        for (int part = 0; part < uppers.length; part++) {
            long upper = uppers[part] << Integer.SIZE;
            for (IntIterator each = lowers.get(part).getIntIterator(); each.hasNext(); ) {
                if (!goOn.test(upper | Integer.toUnsignedLong(each.next()))) {
                    return;
                }
            }
        }
    }

    /** Collects numbers, or whole parts, in ascending order. Not thread-safe. */
    static final class Builder {

        private static final long NO_UPPER = -1;

        private final ImmutableLongArray.Builder uppers = ImmutableLongArray.builder();
        private final List<RoaringBitmap> lowers = new ArrayList<>();
        private RoaringBitmapWriter<RoaringBitmap> lower =
                RoaringBitmapWriter.writer().get();
        private long upper = NO_UPPER;

        void add(long number) {
            long numbersUpper = number >>> Integer.SIZE;
            if (numbersUpper != upper) {
                endPart();
                upper = numbersUpper;
            }
            lower.add((int) number);
        }

        void add(long partsUpper, RoaringBitmap partsLower) {
            uppers.add(partsUpper);
            lowers.add(partsLower);
        }

        NumberSet build() {
            endPart();
            return new NumberSet(uppers.build().toArray(), lowers);
        }

        private void endPart() {
            if (upper != NO_UPPER) {
                add(upper, lower.get());
                lower = RoaringBitmapWriter.writer().get();
            }
        }
    }
}
