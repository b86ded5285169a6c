package dev.terrace.core.pattern;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** An expression without any choice, which the string methods search faster than a program would. */
record Literal(String literal, boolean atStart, boolean atEnd) implements Machine {

    static @Nullable Literal from(PatternParser.Parsed parsed) {
        if (parsed.ignoresCase()) {
            return null;
        }
        ImmutableList<Node> nodes =
                parsed.root() instanceof Node.Sequence sequence ? sequence.parts() : ImmutableList.of(parsed.root());
        int from = 0;
        int to = nodes.size();
        boolean atStart = from < to && nodes.get(from) == Node.Anchor.START;
        if (atStart) {
            from++;
        }
        boolean atEnd = from < to && nodes.get(to - 1) == Node.Anchor.END;
        if (atEnd) {
            to--;
        }
        StringBuilder literal = new StringBuilder();
        for (Node node : nodes.subList(from, to)) {
            // The string methods would find half a surrogate pair inside a whole one; a program compares code points.
            if (!(node instanceof Node.Symbol symbol) || isSurrogate(symbol.codePoint())) {
                return null;
            }
            literal.appendCodePoint(symbol.codePoint());
        }
        return new Literal(literal.toString(), atStart, atEnd);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    @Override
    public boolean find(String text) {
        if (atStart) {
            return atEnd ? text.equals(literal) : text.startsWith(literal);
        }
        return atEnd ? text.endsWith(literal) : text.contains(literal);
    }

    @Override
    public boolean matches(String text) {
        return text.equals(literal);
    }
}
