package dev.terrace.core.population;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.roaringbitmap.IntIterator;

/** The rows of a bitmap, ascending. */
final class RowIterator implements PrimitiveIterator.OfInt {

    private final IntIterator rows;

    RowIterator(IntIterator rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public int nextInt() {
        if (!rows.hasNext()) {
            throw new NoSuchElementException("no further row");
        }
        return rows.next();
    }
}
