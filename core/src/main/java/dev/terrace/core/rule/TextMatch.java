package dev.terrace.core.rule;

import dev.terrace.core.Label;
import dev.terrace.core.pattern.LinearPattern;
import java.util.function.Predicate;

/** How a text is matched; upper and lower case are told apart. */
public enum TextMatch {
    /** Somewhere in the text. */
    CONTAINS("contains", "contains", "包含"),
    /** At the start of the text. */
    STARTS_WITH("startsWith", "starts with", "开头是"),
    /** At the end of the text. */
    ENDS_WITH("endsWith", "ends with", "结尾是"),
    /** By a {@link LinearPattern} somewhere in the text; {@code ^} and {@code $} tie it to the ends. */
    MATCHES("matches", "matches", "匹配");

    private final String key;
    private final Label label;

    TextMatch(String key, String english, String chinese) {
        this.key = key;
        this.label = Label.of(english, chinese);
    }

    /**
     * The word that names this match where rules are data, such as {@code startsWith}.
     *
     * @return the word
     */
    public String key() {
        return key;
    }

    /**
     * The test for a text or pattern, made ready once.
     *
     * @param sought the text or pattern to look for
     * @return whether a text matches
     * @throws IllegalArgumentException if the pattern is none
     */
    public Predicate<String> matching(String sought) {
        return switch (this) {
            case CONTAINS -> text -> text.contains(sought);
            case STARTS_WITH -> text -> text.startsWith(sought);
            case ENDS_WITH -> text -> text.endsWith(sought);
            case MATCHES -> LinearPattern.of(sought)::find;
        };
    }

    Label label() {
        return label;
    }
}
