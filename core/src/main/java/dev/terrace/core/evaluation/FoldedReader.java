package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.rule.Operand;
import java.time.Instant;

/** Reads a text in lower case. */
final class FoldedReader extends DerivedReader {

    FoldedReader(Reader of) {
        super(of);
    }

    @Override
    Reading derive(Found found, Instant asOf) {
        return found.reference(Operand.Folded.fold((String) requireNonNull(found.reference())));
    }
}
