package dev.terrace.core.rule;

import dev.terrace.core.Label;

/** How a text is matched; upper and lower case are told apart. */
public enum TextMatch {
    /** Somewhere in the text. */
    CONTAINS("contains", "包含") {
        @Override
        boolean matches(String text, String operand) {
            return text.contains(operand);
        }
    },
    /** At the start of the text. */
    STARTS_WITH("starts with", "开头是") {
        @Override
        boolean matches(String text, String operand) {
            return text.startsWith(operand);
        }
    },
    /** At the end of the text. */
    ENDS_WITH("ends with", "结尾是") {
        @Override
        boolean matches(String text, String operand) {
            return text.endsWith(operand);
        }
    };

    private final Label label;

    TextMatch(String english, String chinese) {
        this.label = Label.of(english, chinese);
    }

    abstract boolean matches(String text, String operand);

    Label label() {
        return label;
    }
}
