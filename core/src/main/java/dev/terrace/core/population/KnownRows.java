package dev.terrace.core.population;

import java.util.Collection;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Finds the rows of ids, all of which must be in the roster. */
final class KnownRows<U extends Comparable<? super U>> {

    private final Roster<U> roster;
    private final RoaringBitmap rows = new RoaringBitmap();
    private int unknown;
    private @Nullable U leastUnknown;

    private KnownRows(Roster<U> roster) {
        this.roster = roster;
    }

    static <U extends Comparable<? super U>> RoaringBitmap of(Roster<U> roster, Collection<? extends U> ids) {
        KnownRows<U> known = new KnownRows<>(roster);
        ids.forEach(known::add);
        known.requireNoUnknown();
        known.rows.runOptimize();
        return known.rows;
    }

    private void add(U id) {
        OptionalInt row = roster.row(id);
        if (row.isPresent()) {
            rows.add(row.getAsInt());
        } else {
            addUnknown(id);
        }
    }

    private void addUnknown(U id) {
        unknown++;
        if (leastUnknown == null || id.compareTo(leastUnknown) < 0) {
            leastUnknown = id;
        }
    }

    private void requireNoUnknown() {
        if (unknown > 0) {
            throw new IllegalArgumentException("ids must be in the roster but " + unknown + " are not, such as '"
                    + leastUnknown + "' (roster of " + roster + ")");
        }
    }
}
