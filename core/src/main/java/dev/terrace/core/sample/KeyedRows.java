package dev.terrace.core.sample;

import dev.terrace.core.population.Audience;
import java.util.PrimitiveIterator;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/** The rows of an audience, each with a key; small keys come first. */
final class KeyedRows<U extends Comparable<? super U>> {

    private final Audience<U> audience;
    private final int[] rows;
    private final long[] keys;

    private KeyedRows(Audience<U> audience, int[] rows, long[] keys) {
        this.audience = audience;
        this.rows = rows;
        this.keys = keys;
    }

    static <U extends Comparable<? super U>> KeyedRows<U> of(Audience<U> audience, ToLongFunction<? super U> key) {
        int[] rows = new int[audience.size()];
        long[] keys = new long[audience.size()];
        int i = 0;
        for (PrimitiveIterator.OfInt each = audience.rows(); each.hasNext(); i++) {
            rows[i] = each.nextInt();
            keys[i] = key.applyAsLong(audience.roster().id(rows[i]));
        }
        return new KeyedRows<>(audience, rows, keys);
    }

    int size() {
        return rows.length;
    }

    Cut cutAfter(int k) {
        return Cut.after(k, keys);
    }

    Audience<U> below(long key) {
        return where(i -> keys[i] < key);
    }

    Audience<U> at(long key) {
        return where(i -> keys[i] == key);
    }

    private Audience<U> where(IntPredicate place) {
        MarkedRows<U> marked = new MarkedRows<>(audience.roster());
        for (int i = 0; i < rows.length; i++) {
            if (place.test(i)) {
                marked.mark(rows[i]);
            }
        }
        return marked.toAudience();
    }
}
