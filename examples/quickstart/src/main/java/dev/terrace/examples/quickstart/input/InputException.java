package dev.terrace.examples.quickstart.input;

/** Input that cannot be used at all. The message is one line for the person who named the file. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * An input that cannot be used.
     *
     * @param message what was found and what is needed, in one line
     */
    public InputException(String message) {
        super(message);
    }

    /**
     * An input that cannot be used because something else failed.
     *
     * @param message what was found and what is needed, in one line
     * @param cause what failed
     */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
