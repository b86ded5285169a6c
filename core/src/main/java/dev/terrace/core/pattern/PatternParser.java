package dev.terrace.core.pattern;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an expression by recursive descent, or refuses it. The depth of groups bounds the recursion. */
final class PatternParser {

    /** What was read; the parts of {@code root} refer to {@code classes} by index. */
    record Parsed(Node root, ImmutableList<CodePointClass> classes, boolean ignoresCase) {}

    static final int MAX_DEPTH = 50;
    static final int MAX_COUNT = 100;

    private static final String IGNORE_CASE = "(?i)";
    private static final CodePointSet NONE = CodePointSet.of();
    private static final CodePointSet DIGIT = CodePointSet.of('0', '9');
    private static final CodePointSet WORD = CodePointSet.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    private static final CodePointSet SPACE = CodePointSet.of('\t', '\r', ' ', ' ');
    private static final CodePointSet LINE_FEED = CodePointSet.of('\n', '\n');

    private final String expression;
    private final List<CodePointClass> classes = new ArrayList<>();
    private boolean ignoresCase;
    private int at;
    private int depth;

    PatternParser(String expression) {
        this.expression = expression;
    }

    Parsed parse() {
        if (expression.length() > LinearPattern.MAX_LENGTH) {
            throw new IllegalArgumentException("pattern must have at most " + LinearPattern.MAX_LENGTH
                    + " characters but has " + expression.length());
        }
        if (expression.startsWith(IGNORE_CASE)) {
            ignoresCase = true;
            at = IGNORE_CASE.length();
        }
        Node root = alternatives();
        if (more()) {
            // Only a bracket that closes nothing stops the alternatives before the end.
            throw refused("open every group that it closes", ")", at);
        }
        // One more than the parts need, for the end.
        limited(root, 1, 0);
        return new Parsed(root, ImmutableList.copyOf(classes), ignoresCase);
    }

    private Node alternatives() {
        int from = at;
        ImmutableList.Builder<Node> alternatives = ImmutableList.builder();
        alternatives.add(sequence());
        while (take('|')) {
            alternatives.add(sequence());
        }
        ImmutableList<Node> all = alternatives.build();
        return all.size() == 1 ? all.get(0) : limited(new Node.Choice(all), 0, from);
    }

    private Node sequence() {
        int from = at;
        ImmutableList.Builder<Node> parts = ImmutableList.builder();
        while (more() && peek() != '|' && peek() != ')') {
            Node part = repeated();
            if (part.size() > 0) {
                parts.add(part);
            }
        }
        ImmutableList<Node> all = parts.build();
        return all.size() == 1 ? all.get(0) : limited(new Node.Sequence(all), 0, from);
    }

    private Node repeated() {
        int from = at;
        Node body = atom();
        if (!more() || "*+?{".indexOf(peek()) < 0) {
            return body;
        }
        int quantifier = at;
        // An anchor in a group is left alone, as one in an alternative is.
        if (body instanceof Node.Anchor && quantifier == from + 1) {
            throw refused("not repeat an anchor", expression.substring(from, at + 1), from);
        }
        Node repeat = switch (expression.charAt(at++)) {
            case '*' -> repeat(body, 0, Node.Repeat.UNBOUNDED);
            case '+' -> repeat(body, 1, Node.Repeat.UNBOUNDED);
            case '?' -> repeat(body, 0, 1);
            default -> counted(body, quantifier);
        };
        if (more() && (peek() == '?' || peek() == '+')) {
            String kind = peek() == '?' ? "lazy" : "possessive";
            throw refused("not use " + kind + " quantifiers", expression.substring(quantifier, at + 1), quantifier);
        }
        return limited(repeat, 0, quantifier);
    }

    private static Node repeat(Node body, int min, int max) {
        // An empty text repeated is an empty text; to copy it could take for ever at no size.
        return body.size() == 0 || max == 0 ? Node.EMPTY : new Node.Repeat(body, min, max);
    }

    private Node counted(Node body, int quantifier) {
        int close = expression.indexOf('}', at);
        String shown = close < 0 ? "{" : expression.substring(quantifier, close + 1);
        int min = count();
        int max = min;
        if (take(',')) {
            max = more() && peek() == '}' ? Node.Repeat.UNBOUNDED : count();
        }
        if (min < 0 || max < 0 || !take('}')) {
            throw refused("repeat as {m}, {m,} or {m,n}", shown, quantifier);
        }
        if (min > MAX_COUNT || (max > MAX_COUNT && max != Node.Repeat.UNBOUNDED)) {
            throw refused("repeat at most " + MAX_COUNT + " times", shown, quantifier);
        }
        if (min > max) {
            throw refused("repeat from the smaller to the larger count", shown, quantifier);
        }
        return repeat(body, min, max);
    }

    /** A number, one above the largest count if it is larger, or -1 if there is none. */
    private int count() {
        int count = -1;
        while (more() && peek() >= '0' && peek() <= '9') {
            count = Math.min(10 * Math.max(count, 0) + (peek() - '0'), MAX_COUNT + 1);
            at++;
        }
        return count;
    }

    private Node atom() {
        int from = at;
        CodePointSet set = escapedSet();
        if (set != null) {
            return oneOf(new CodePointClass(false, set, NONE));
        }
        int codePoint = next();
        return switch (codePoint) {
            case '(' -> group(from);
            case '[' -> bracketed(from);
            case '.' -> oneOf(new CodePointClass(true, LINE_FEED, NONE));
            case '^' -> Node.Anchor.START;
            case '$' -> Node.Anchor.END;
            case '*', '+', '?' -> throw refused("have something to repeat", Character.toString(codePoint), from);
            case '{' -> throw refused("have something to repeat or a backslash before a brace", "{", from);
            case '\\' -> symbol(escaped(from));
            default -> symbol(codePoint);
        };
    }

    private Node symbol(int codePoint) {
        return new Node.Symbol(ignoresCase ? CodePointSet.fold(codePoint) : codePoint);
    }

    private Node oneOf(CodePointClass codePoints) {
        classes.add(codePoints);
        return new Node.OneOf(classes.size() - 1);
    }

    private Node group(int from) {
        if (++depth > MAX_DEPTH) {
            throw refused("nest groups at most " + MAX_DEPTH + " deep", "(", from);
        }
        if (take('?') && !take(':')) {
            throw refusedGroup(from);
        }
        Node body = alternatives();
        if (!take(')')) {
            throw refused("close every group", "(", from);
        }
        depth--;
        return body;
    }

    private IllegalArgumentException refusedGroup(int from) {
        for (String sign : List.of("(?=", "(?!", "(?<=", "(?<!")) {
            if (expression.startsWith(sign, from)) {
                return refused("not use look-around", sign, from);
            }
        }
        if (expression.startsWith("(?>", from)) {
            return refused("not use atomic groups", "(?>", from);
        }
        for (String sign : List.of("(?<", "(?P")) {
            if (expression.startsWith(sign, from)) {
                return refused("not use named groups", sign, from);
            }
        }
        int end = Math.min(expression.offsetByCodePoints(at, more() ? 1 : 0), expression.length());
        return refused("set no flag but " + IGNORE_CASE + " at its start", expression.substring(from, end), from);
    }

    private Node bracketed(int from) {
        CodePointSet.Builder escapes = new CodePointSet.Builder();
        CodePointSet.Builder ranges = new CodePointSet.Builder();
        boolean negated = take('^');
        if (more() && peek() == ']') {
            throw refused("have something in every class", expression.substring(from, at + 1), from);
        }
        while (more() && peek() != ']') {
            int item = at;
            CodePointSet set = escapedSet();
            int first = set == null ? member() : -1;
            int last = first;
            if (at + 1 < expression.length() && peek() == '-' && expression.charAt(at + 1) != ']') {
                at++;
                boolean ofSets = set != null || escapedSet() != null;
                last = ofSets ? -1 : member();
                if (ofSets || last < first) {
                    String shown = expression.substring(item, at);
                    throw refused("have ranges from one character up to another", shown, item);
                }
            }
            if (set == null) {
                ranges.add(first, last);
            } else {
                escapes.addAll(set);
            }
        }
        if (!take(']')) {
            throw refused("close every class", "[", from);
        }
        CodePointSet collected = ranges.build();
        return oneOf(new CodePointClass(negated, escapes.build(), ignoresCase ? collected.folded() : collected));
    }

    /** The next character of a class. */
    private int member() {
        int from = at;
        if (expression.startsWith("&&", from)) {
            throw refused("not intersect classes", "&&", from);
        }
        int codePoint = next();
        if (codePoint == '[') {
            throw refused("have a backslash before a bracket in a class", "[", from);
        }
        return codePoint == '\\' ? escaped(from) : codePoint;
    }

    /** What an escape such as {@code \d} stands for; null, and nothing is read, if there is none here. */
    private @Nullable CodePointSet escapedSet() {
        if (at + 1 >= expression.length() || peek() != '\\') {
            return null;
        }
        CodePointSet set = switch (expression.charAt(at + 1)) {
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.complement();
            case 'w' -> WORD;
            case 'W' -> WORD.complement();
            case 's' -> SPACE;
            case 'S' -> SPACE.complement();
            default -> null;
        };
        if (set != null) {
            at += 2;
        }
        return set;
    }

    /** The code point of an escape whose backslash has been read. */
    private int escaped(int from) {
        if (!more()) {
            throw refused("have a character after a backslash", "\\", from);
        }
        int codePoint = next();
        String shown = expression.substring(from, at);
        return switch (codePoint) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'u' -> unicode(from);
            case 'p', 'P' -> throw refused("not use Unicode properties", shown, from);
            case 'k', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                throw refused("not use back-references", shown, from);
            default -> {
                boolean punctuation = codePoint >= ' ' && codePoint <= '~' && !WORD.contains(codePoint);
                if (!punctuation && codePoint != '_') {
                    throw refused("use known escapes only", shown, from);
                }
                yield codePoint;
            }
        };
    }

    private int unicode(int from) {
        int unit = unit(from);
        // Two escapes may spell one code point, as they do in Java.
        if (Character.isHighSurrogate((char) unit) && expression.startsWith("\\u", at)) {
            int second = at;
            at += 2;
            int low = unit(second);
            if (Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) unit, (char) low);
            }
            at = second;
        }
        return unit;
    }

    private int unit(int from) {
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            // Character.digit also takes the digits of other scripts.
            int digit = more() && peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw refused("have four hexadecimal digits after \\u", expression.substring(from, at), from);
            }
            unit = 16 * unit + digit;
        }
        return unit;
    }

    private Node limited(Node node, int more, int position) {
        int states = node.size() + more;
        if (states > LinearPattern.MAX_STATES) {
            throw new IllegalArgumentException("pattern must have at most " + LinearPattern.MAX_STATES
                    + " states but needs " + states + " at " + position + " in '" + expression + "'");
        }
        return node;
    }

    private IllegalArgumentException refused(String rule, String found, int position) {
        return new IllegalArgumentException(
                "pattern must " + rule + " but has '" + found + "' at " + position + " in '" + expression + "'");
    }

    private boolean more() {
        return at < expression.length();
    }

    private char peek() {
        return expression.charAt(at);
    }

    private int next() {
        int codePoint = expression.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    private boolean take(char expected) {
        if (more() && peek() == expected) {
            at++;
            return true;
        }
        return false;
    }
}
