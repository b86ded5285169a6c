package dev.terrace.rfm;

import dev.terrace.core.Label;
import java.util.Locale;

/** The three questions that RFM asks about a customer. Every answer is a whole number. */
public enum Dimension {
    /** Local days from the day of the last order to the day of {@code asOf}; few are good. */
    RECENCY("R", "Recency", "最近一次消费", "days", "天", false),
    /** The number of orders; many are good. */
    FREQUENCY("F", "Frequency", "消费频率", "orders", "单", true),
    /** Paid minus refunded, in minor units of money; much is good. */
    MONETARY("M", "Monetary", "消费金额", "minor units", "最小货币单位", true);

    private final String letter;
    private final String english;
    private final String chinese;
    private final String englishUnit;
    private final String chineseUnit;
    private final boolean moreIsBetter;

    Dimension(
            String letter,
            String english,
            String chinese,
            String englishUnit,
            String chineseUnit,
            boolean moreIsBetter) {
        this.letter = letter;
        this.english = english;
        this.chinese = chinese;
        this.englishUnit = englishUnit;
        this.chineseUnit = chineseUnit;
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
        return Label.of(english, chinese);
    }

    /**
     * What its values count.
     *
     * @return days, orders or minor units
     */
    public Label unit() {
        return Label.of(englishUnit, chineseUnit);
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
