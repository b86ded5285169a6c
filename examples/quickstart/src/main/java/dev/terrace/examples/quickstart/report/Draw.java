package dev.terrace.examples.quickstart.report;

/** What became of a customer when the sample was drawn. */
public enum Draw {
    /** Neither held out nor drawn, or not of the audience at all. */
    NONE(""),
    /** In the sample. */
    DRAWN("drawn"),
    /** Of the audience, and kept out of the sample to compare with. */
    HELD_OUT("held_out");

    private final String text;

    Draw(String text) {
        this.text = text;
    }

    /** {@return the text in {@code customers.csv}; empty for nothing} */
    public String text() {
        return text;
    }
}
