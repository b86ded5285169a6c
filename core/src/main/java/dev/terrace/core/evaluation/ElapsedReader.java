package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/** Reads the exact time since an instant. */
final class ElapsedReader extends DerivedReader {

    ElapsedReader(Reader since) {
        super(since);
    }

    @Override
    Reading derive(Found found, Instant asOf) {
        return found.reference(Duration.between((Instant) requireNonNull(found.reference()), asOf));
    }

    @Override
    Instant nextChange(Facts facts) {
        boolean moves = of().read(facts, new Found()) == Reading.KNOWN;
        return moves ? facts.asOf().plusNanos(1) : of().nextChange(facts);
    }

    /** A comparison turns where the time is one of those it compares with, or a nanosecond beside one. */
    @Override
    Instant nextChange(Facts facts, FoundTest test) {
        Found found = new Found();
        Instant next = of().nextChange(facts);
        if (of().read(facts, found) == Reading.KNOWN && test instanceof FoundTest.OfReference ofReference) {
            Instant since = (Instant) requireNonNull(found.reference());
            for (Object sample : ofReference.samples()) {
                next = Selection.earliest(next, turn(since, (Duration) sample, facts.asOf()));
            }
        }
        return next;
    }

    /** When so much time has passed; never if it has already, or if no calendar knows that instant. */
    private static Instant turn(Instant since, Duration passed, Instant asOf) {
        boolean ahead = passed.compareTo(Duration.between(since, asOf)) > 0;
        return ahead && passed.compareTo(Duration.between(since, Instant.MAX)) < 0 ? since.plus(passed) : Instant.MAX;
    }
}
