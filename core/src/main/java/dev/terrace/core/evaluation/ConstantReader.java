package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import java.time.Instant;

/** Reads a value that stands in the rule. */
final class ConstantReader<T> extends Reader {

    private final Operand.Constant<T> constant;

    ConstantReader(Operand.Constant<T> constant) {
        this.constant = constant;
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        return constant.kind().type().isWord()
                ? out.word(constant.kind().toWord(constant.value()))
                : out.reference(constant.value());
    }
}
