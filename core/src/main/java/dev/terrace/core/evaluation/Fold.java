package dev.terrace.core.evaluation;

/** A figure in the making. Fed with the values of a property, oldest first. */
abstract class Fold {

    private boolean open;

    /** An event that may or may not count, or whose value is missing. */
    void open() {
        open = true;
    }

    final boolean isOpen() {
        return open;
    }

    /** Whether no further event can change the figure. */
    final boolean isSettled() {
        return open;
    }

    /** Takes a run of values at once, since a call for each would cost more than the value. */
    abstract void addAll(long[] words, int length);

    abstract void add(Object reference);

    /** The figure, if every event is known. */
    abstract Reading into(Found out);

    /** The figure, if older events may be missing. */
    Reading intoIncomplete(Found out) {
        return Reading.UNKNOWN;
    }
}
