package dev.terrace.core.pattern;

/**
 * One run of a program over one text. All states that the automaton may be in are followed at once, each at most once
 * for a place in the text (Pike's method, without captures), so there is nothing to go back to. Not thread-safe.
 */
final class Simulation {

    private final Program program;
    private final String text;

    // The states that wait for a code point, before and after the one at hand.
    private int[] current;
    private int[] next;
    private int nextCount;
    // The last round in which a state was entered; rounds count from 1.
    private final int[] enteredIn;
    private int round = 1;
    // A state is pushed by the states that lead to it, of which each pushes two at most.
    private final int[] stack;
    private boolean accepted;

    Simulation(Program program, String text) {
        this.program = program;
        this.text = text;
        int length = program.length();
        this.current = new int[length];
        this.next = new int[length];
        this.enteredIn = new int[length];
        this.stack = new int[2 * length + 1];
    }

    boolean run(boolean whole) {
        boolean onlyAtStart = whole || program.operation(0) == Program.START;
        int at = 0;
        enter(0, at);
        while (at < text.length()) {
            if (accepted && !whole) {
                return true;
            }
            if (nextCount == 0 && onlyAtStart) {
                return false;
            }
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            advance(codePoint, at);
            if (!onlyAtStart) {
                enter(0, at);
            }
        }
        return accepted;
    }

    private void advance(int codePoint, int at) {
        int[] swap = current;
        current = next;
        next = swap;
        int count = nextCount;
        nextCount = 0;
        accepted = false;
        round++;
        int folded = program.fold(codePoint);
        for (int i = 0; i < count; i++) {
            if (program.takes(current[i], codePoint, folded)) {
                enter(current[i] + 1, at);
            }
        }
    }

    /** Adds a state and all that it leads to without taking a code point. */
    private void enter(int first, int at) {
        int depth = 0;
        stack[depth++] = first;
        while (depth > 0) {
            int state = stack[--depth];
            if (enteredIn[state] == round) {
                continue;
            }
            enteredIn[state] = round;
            switch (program.operation(state)) {
                case Program.SPLIT -> {
                    stack[depth++] = program.x(state);
                    stack[depth++] = program.y(state);
                }
                case Program.JUMP -> stack[depth++] = program.x(state);
                case Program.START -> {
                    if (at == 0) {
                        stack[depth++] = state + 1;
                    }
                }
                case Program.END -> {
                    if (at == text.length()) {
                        stack[depth++] = state + 1;
                    }
                }
                case Program.ACCEPT -> accepted = true;
                default -> next[nextCount++] = state;
            }
        }
    }
}
