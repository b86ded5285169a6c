package dev.terrace.core.pattern;

import com.google.common.collect.ImmutableList;

/** A part of a parsed expression: it knows how many instructions it needs and writes them. */
sealed interface Node {

    /** Matches the empty text only, and needs no instruction. */
    Node EMPTY = new Sequence(ImmutableList.of());

    int size();

    void emit(Program.Assembler out);

    /** One code point; already folded if the pattern ignores case. */
    record Symbol(int codePoint) implements Node {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void emit(Program.Assembler out) {
            out.emit(Program.SYMBOL, codePoint, 0);
        }
    }

    /** One code point of a class, which the parser keeps under an index, so that repeated copies share it. */
    record OneOf(int classIndex) implements Node {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void emit(Program.Assembler out) {
            out.emit(Program.CLASS, classIndex, 0);
        }
    }

    /** A place in the text. */
    enum Anchor implements Node {
        START(Program.START),
        END(Program.END);

        private final int operation;

        Anchor(int operation) {
            this.operation = operation;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void emit(Program.Assembler out) {
            out.emit(operation, 0, 0);
        }
    }

    /** One part after the other. No part is empty, so that the time to write them is bounded by the size. */
    record Sequence(ImmutableList<Node> parts) implements Node {
        @Override
        public int size() {
            return parts.stream().mapToInt(Node::size).sum();
        }

        @Override
        public void emit(Program.Assembler out) {
            parts.forEach(part -> part.emit(out));
        }
    }

    /** One of two or more alternatives. */
    record Choice(ImmutableList<Node> alternatives) implements Node {
        @Override
        public int size() {
            return alternatives.stream().mapToInt(Node::size).sum() + 2 * (alternatives.size() - 1);
        }

        @Override
        public void emit(Program.Assembler out) {
            // Every alternative but the last: split to the next one, the alternative, jump behind the last one.
            int end = out.position() + size();
            for (Node alternative : alternatives.subList(0, alternatives.size() - 1)) {
                int next = out.position() + alternative.size() + 2;
                out.emit(Program.SPLIT, out.position() + 1, next);
                alternative.emit(out);
                out.emit(Program.JUMP, end, 0);
            }
            alternatives.get(alternatives.size() - 1).emit(out);
        }
    }

    /** A part that is not empty, from {@code min} to {@code max} times in a row. */
    record Repeat(Node body, int min, int max) implements Node {
        static final int UNBOUNDED = Integer.MAX_VALUE;

        @Override
        public int size() {
            int body = this.body.size();
            if (max == UNBOUNDED) {
                return min == 0 ? body + 2 : min * body + 1;
            }
            return min * body + (max - min) * (body + 1);
        }

        @Override
        public void emit(Program.Assembler out) {
            int start = out.position();
            int end = start + size();
            for (int i = 0; i < min; i++) {
                start = out.position();
                body.emit(out);
            }
            if (max != UNBOUNDED) {
                for (int i = min; i < max; i++) {
                    out.emit(Program.SPLIT, out.position() + 1, end);
                    body.emit(out);
                }
            } else if (min == 0) {
                out.emit(Program.SPLIT, start + 1, end);
                body.emit(out);
                out.emit(Program.JUMP, start, 0);
            } else {
                // The last of the required copies is the one that goes on.
                out.emit(Program.SPLIT, start, end);
            }
        }
    }
}
