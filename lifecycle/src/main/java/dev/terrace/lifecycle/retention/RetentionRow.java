package dev.terrace.lifecycle.retention;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One cohort, followed from the period in which it came to the last one that had begun by {@code asOf}. */
public final class RetentionRow implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long cohort;
    private final String name;
    private final ImmutableList<RetentionCell> cells;
    private final long unknown;

    RetentionRow(long cohort, String name, ImmutableList<RetentionCell> cells, long unknown) {
        this.cohort = cohort;
        this.name = name;
        this.cells = cells;
        this.unknown = unknown;
    }

    /**
     * The cohort's bucket.
     *
     * @return its epoch number
     */
    public long cohort() {
        return cohort;
    }

    /**
     * The name of the cohort's bucket.
     *
     * @return its name, such as {@code 2021-11}
     */
    public String name() {
        return name;
    }

    /**
     * How many users the cohort has.
     *
     * @return the number of users; 0 for an empty cohort
     */
    public long size() {
        return cells.get(0).retained().numerator();
    }

    /**
     * Whether the period in which the cohort came had ended by {@code asOf}.
     *
     * @return false if more users may still join it
     */
    public boolean isComplete() {
        return cells.get(0).isComplete();
    }

    /**
     * How many users may or may not belong to the cohort, or may have come back unseen, because their history is not
     * complete. First-time: not counted in the size, since their first known activity may not be their first. Recurring:
     * everybody whose history is not complete from the start of the cohort's period on; those known to be active in it
     * are counted in the size too.
     *
     * @return the number of users; 0 if every figure of the row is exact
     */
    public long unknown() {
        return unknown;
    }

    /**
     * The cells from period 0, in which the cohort came, on.
     *
     * @return the cells of every period that had begun by {@code asOf}; at least one
     */
    public List<RetentionCell> cells() {
        return cells;
    }

    /**
     * The cell of a period.
     *
     * @param period how many periods after the one in which the cohort came; not negative
     * @return the cell, or empty if the period had not begun by {@code asOf}
     * @throws IllegalArgumentException if {@code period} is negative
     */
    public Optional<RetentionCell> cell(int period) {
        if (period < 0) {
            throw new IllegalArgumentException("period must not be negative but was " + period + " (" + name + ")");
        }
        return period < cells.size() ? Optional.of(cells.get(period)) : Optional.empty();
    }

    RetentionRow plus(RetentionRow other) {
        ImmutableList.Builder<RetentionCell> sums = ImmutableList.builder();
        for (int i = 0; i < cells.size(); i++) {
            sums.add(cells.get(i).plus(other.cells.get(i)));
        }
        return new RetentionRow(cohort, name, sums.build(), Math.addExact(unknown, other.unknown));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetentionRow that
                && cohort == that.cohort
                && name.equals(that.name)
                && cells.equals(that.cells)
                && unknown == that.unknown;
    }

    @Override
    public int hashCode() {
        return Objects.hash(cohort, cells, unknown);
    }

    /**
     * {@return the row in one line: {@code 2021-11: 2 1*} for a cohort of 2 of which 1 came back in a period that has not
     * ended, with {@code ?n} if {@link #unknown} is n}
     */
    @Override
    public String toString() {
        return cells.stream()
                        .map(cell -> cell.retained().numerator() + (cell.isComplete() ? "" : "*"))
                        .collect(Collectors.joining(" ", name + ": ", ""))
                + (unknown == 0 ? "" : " ?" + unknown);
    }
}
