package dev.terrace.rfm;

import dev.terrace.core.Label;
import java.util.Locale;

/** The three questions that RFM asks about a customer. Every answer is a whole number. */
public enum Dimension {
    /** Local days from the day of the last order to the day of {@code asOf}; few are good. */
    RECENCY("R", Label.of("Recency", "最近一次消费"), Label.of("days", "天"), false),
    /** The number of orders; many are good. */
    FREQUENCY("F", Label.of("Frequency", "消费频率"), Label.of("orders", "单"), true),
    /** Paid minus refunded, in minor units of money; much is good. */
    MONETARY("M", Label.of("Monetary", "消费金额"), Label.of("minor units", "最小货币单位"), true);

    private final String letter;
    private final Label label;
    private final Label unit;
    private final boolean moreIsBetter;

    Dimension(String letter, Label label, Label unit, boolean moreIsBetter) {
        this.letter = letter;
        this.label = label;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /**
     * The dimension's one-letter name.
     *
     * @return {@code R}, {@code F} or {@code M}
     */
    public String letter() {
        return letter;
    }

    /**
     * What people call it.
     *
     * @return the label
     */
    public Label label() {
        return label;
    }

    /**
     * What its values count.
     *
     * @return days, orders or minor units
     */
    public Label unit() {
        return unit;
    }

    /** Whether a larger value has a higher score. */
    boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** {@return the dimension's name in lower case, such as {@code recency}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
