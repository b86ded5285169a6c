package dev.terrace.core.pattern;

/** A compiled expression. It keeps nothing between calls, so any number of threads may use it. */
sealed interface Machine permits Literal, Program {

    boolean find(String text);

    boolean matches(String text);
}
