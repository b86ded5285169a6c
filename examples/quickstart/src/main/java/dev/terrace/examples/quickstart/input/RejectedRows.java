package dev.terrace.examples.quickstart.input;

/** Takes the rows that could not be used, one by one, so that millions of them need no memory. */
@FunctionalInterface
public interface RejectedRows {

    /**
     * Takes a rejected row.
     *
     * @param row the row; rows come in the order of the file
     * @throws InputException if the row cannot be passed on
     */
    void add(RejectedRow row);
}
