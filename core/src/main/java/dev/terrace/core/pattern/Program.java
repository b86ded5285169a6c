package dev.terrace.core.pattern;

import com.google.common.collect.ImmutableList;

/** An expression as instructions of a nondeterministic automaton (Thompson 1968), which {@link Simulation} follows. */
final class Program implements Machine {

    /** Takes the code point x. */
    static final int SYMBOL = 0;
    /** Takes a code point of the class with index x. */
    static final int CLASS = 1;
    /** Goes on at x and at y. */
    static final int SPLIT = 2;
    /** Goes on at x. */
    static final int JUMP = 3;
    /** Goes on at the start of the text only. */
    static final int START = 4;
    /** Goes on at the end of the text only. */
    static final int END = 5;
    /** Has matched. */
    static final int ACCEPT = 6;

    private static final int FIELDS = 3;

    // Operation, x and y of each instruction in a row.
    private final int[] code;
    private final ImmutableList<CodePointClass> classes;
    private final boolean ignoresCase;

    private Program(int[] code, ImmutableList<CodePointClass> classes, boolean ignoresCase) {
        this.code = code;
        this.classes = classes;
        this.ignoresCase = ignoresCase;
    }

    static Program from(PatternParser.Parsed parsed) {
        Assembler out = new Assembler(parsed.root().size() + 1);
        parsed.root().emit(out);
        out.emit(ACCEPT, 0, 0);
        return new Program(out.code, parsed.classes(), parsed.ignoresCase());
    }

    @Override
    public boolean find(String text) {
        return new Simulation(this, text).run(false);
    }

    @Override
    public boolean matches(String text) {
        return new Simulation(this, text).run(true);
    }

    int length() {
        return code.length / FIELDS;
    }

    int operation(int state) {
        return code[FIELDS * state];
    }

    int x(int state) {
        return code[FIELDS * state + 1];
    }

    int y(int state) {
        return code[FIELDS * state + 2];
    }

    int fold(int codePoint) {
        return ignoresCase ? CodePointSet.fold(codePoint) : codePoint;
    }

    /** Whether a state that takes a code point takes this one. */
    boolean takes(int state, int codePoint, int folded) {
        int x = x(state);
        return operation(state) == SYMBOL ? x == folded : classes.get(x).contains(codePoint, folded);
    }

    /** Receives the instructions of a program whose length is known. */
    static final class Assembler {
        private final int[] code;
        private int position;

        private Assembler(int length) {
            this.code = new int[FIELDS * length];
        }

        int position() {
            return position;
        }

        void emit(int operation, int x, int y) {
            int at = FIELDS * position++;
            code[at] = operation;
            code[at + 1] = x;
            code[at + 2] = y;
        }
    }
}
