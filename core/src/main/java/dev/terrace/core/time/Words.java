package dev.terrace.core.time;

import java.util.Locale;

/** Chooses between the two languages; labels proper stand above this package. */
final class Words {

    private Words() {}

    static String of(Locale locale, String english, String chinese) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }

    /** One day, two days. */
    static String count(long count, String unit) {
        return count == 1 ? unit : count + " " + unit + "s";
    }
}
