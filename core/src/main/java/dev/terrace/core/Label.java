package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * A name for people, in English and in Chinese. Keys identify; labels are shown.
 *
 * @param english the English name
 * @param chinese the Chinese name
 */
public record Label(String english, String chinese) implements Serializable {

    /** Checks that both names are given. */
    public Label {
        requireNonNull(english, "english");
        requireNonNull(chinese, "chinese");
    }

    /**
     * A label in both languages.
     *
     * @param english the English name
     * @param chinese the Chinese name
     * @return the label
     */
    public static Label of(String english, String chinese) {
        return new Label(english, chinese);
    }

    /**
     * A label that reads the same in both languages.
     *
     * @param text the name
     * @return the label
     */
    public static Label of(String text) {
        return new Label(text, text);
    }

    /**
     * The name in a language.
     *
     * @param locale whose language to use
     * @return the Chinese name for a Chinese locale, else the English one
     */
    public String text(Locale locale) {
        return isChinese(locale) ? chinese : english;
    }

    /**
     * Whether texts for a locale are Chinese; every other language reads English.
     *
     * @param locale the locale
     * @return true if its language is Chinese
     */
    public static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
