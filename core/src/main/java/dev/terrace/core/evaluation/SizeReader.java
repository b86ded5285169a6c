package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/** Reads how many texts a set holds. */
final class SizeReader extends DerivedReader {

    SizeReader(Reader of) {
        super(of);
    }

    @Override
    Reading derive(Found found, Instant asOf) {
        return found.word(((Set<?>) requireNonNull(found.reference())).size());
    }
}
