package dev.terrace.core.evaluation;

import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Truth;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    /** The numbers, less than a round away from one, whose remainder is among some, or is not. */
    Ranges numbersNear(long number, Ranges remainders, Truth wanted) {
        Ranges good = (wanted == Truth.TRUE ? remainders : remainders.complement()).and(Ranges.between(0, divisor - 1));
        long[] bounds = good.bounds();
        List<Ranges> near = new ArrayList<>();
        for (long round : new long[] {-1, 0, 1}) {
            BigInteger start = BigInteger.valueOf(Math.floorDiv(number, divisor))
                    .add(BigInteger.valueOf(round))
                    .multiply(BigInteger.valueOf(divisor));
            for (int i = 0; i < bounds.length; i += 2) {
                BigInteger low = start.add(BigInteger.valueOf(bounds[i]));
                BigInteger high = start.add(BigInteger.valueOf(bounds[i + 1]));
                // Numbers that do not fit are no numbers to propose.
                if (low.bitLength() < Long.SIZE && high.bitLength() < Long.SIZE) {
                    near.add(Ranges.between(low.longValueExact(), high.longValueExact()));
                }
            }
        }
        return Ranges.union(near);
    }
}
