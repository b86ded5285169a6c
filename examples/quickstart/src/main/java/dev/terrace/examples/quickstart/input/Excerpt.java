package dev.terrace.examples.quickstart.input;

/** Short forms of text from a file, for messages. */
final class Excerpt {

    private static final int IN_A_MESSAGE = 60;

    private Excerpt() {}

    /** The start of a text on one line in single quotes, for a message. */
    static String quoted(CharSequence text) {
        StringBuilder line = new StringBuilder("'");
        line.append(first(text, IN_A_MESSAGE));
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.append('\'').toString();
    }

    /** The text, or its first characters and an ellipsis. */
    static String first(CharSequence text, int limit) {
        if (text.length() <= limit) {
            return text.toString();
        }
        // Not between the two halves of a character outside the basic plane.
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.subSequence(0, end) + "…";
    }
}
