package dev.terrace.core.evaluation;

import dev.terrace.core.Timeline;

/** Hands the values of events to a fold, oldest first: words in runs, so that the fold is called seldom. */
final class Feed {

    /** Few enough to stay in the nearest cache, many enough that a call does not show. */
    private static final int LONGEST_RUN = 128;

    private final Fold fold;
    private final long[] run;
    private int length;
    private boolean settled;

    /** For at most so many values; most users have few. */
    Feed(Fold fold, int most) {
        this.fold = fold;
        this.run = new long[Math.min(most, LONGEST_RUN)];
    }

    /** Whether an open event has left nothing to find out. */
    boolean isSettled() {
        return settled;
    }

    /** An event that may or may not count, or whose value is missing. */
    void open() {
        end();
        fold.open();
        settled = fold.isSettled();
    }

    void add(Object reference) {
        fold.add(reference);
    }

    void add(long word) {
        if (length == run.length) {
            end();
        }
        run[length++] = word;
    }

    /** The words of a column from one position to before another. */
    void addAll(Timeline events, int place, int from, int to) {
        for (int next = from; next < to; next += LONGEST_RUN) {
            length = Math.min(LONGEST_RUN, to - next);
            events.copyWords(place, next, run, length);
            end();
        }
    }

    /** The words of a column, from a position on, whose events are accepted. */
    void addAccepted(Timeline events, int place, int from, byte[] codes) {
        for (int first = 0; first < codes.length && !settled; first += LONGEST_RUN) {
            int size = Math.min(LONGEST_RUN, codes.length - first);
            events.copyWords(place, from + first, run, size);
            keepAccepted(codes, first, size);
            end();
        }
    }

    /** Moves words together. Each is written, and overwritten if it does not count, so that nothing has to be guessed. */
    private void keepAccepted(byte[] codes, int first, int size) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            byte code = codes[first + i];
            if (code == Codes.UNKNOWN) {
                length = kept;
                open();
                kept = 0;
            }
            run[kept] = run[i];
            kept += code >> 1;
        }
        length = kept;
    }

    /** Hands over what is left. */
    void end() {
        fold.addAll(run, length);
        length = 0;
    }
}
