package dev.terrace.core.evaluation;

import java.time.Instant;

/** Reads a remainder. */
final class ModuloReader extends DerivedReader {

    private final long divisor;

    ModuloReader(Reader of, long divisor) {
        super(of);
        this.divisor = divisor;
    }

    @Override
    Reading derive(Found found, Instant asOf) {
        boolean exact = found.low() == found.high();
        return exact ? found.word(Math.floorMod(found.low(), divisor)) : found.between(0, divisor - 1);
    }
}
