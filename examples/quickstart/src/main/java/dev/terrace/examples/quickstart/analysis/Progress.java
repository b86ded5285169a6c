package dev.terrace.examples.quickstart.analysis;

/** Hears how far the work is. */
@FunctionalInterface
public interface Progress {

    /**
     * Tells how much of a step is done.
     *
     * @param step what is being done, such as {@code scoring}
     * @param done how much is done
     * @param all how much there is to do
     */
    void at(String step, long done, long all);
}
