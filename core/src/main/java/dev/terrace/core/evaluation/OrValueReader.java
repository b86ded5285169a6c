package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Values;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a value, or another one where it is missing. */
final class OrValueReader extends Reader {

    private final Reader of;
    private final Reader value;

    OrValueReader(Reader of, Reader value) {
        this.of = of;
        this.value = value;
    }

    Reader of() {
        return of;
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        Reading reading = of.read(values, history, asOf, memo, out);
        return reading == Reading.MISSING ? value.read(values, history, asOf, memo, out) : reading;
    }

    @Override
    Explained explain(Facts facts) {
        Explained explained = of.explain(facts);
        if (explained.reading() != Reading.MISSING) {
            return explained;
        }
        Explained other = value.explain(facts);
        return new Explained(other.reading(), other.found(), explained.parts());
    }

    @Override
    Instant nextChange(Facts facts) {
        return of.nextChange(facts);
    }

    @Override
    Instant nextChange(Facts facts, FoundTest test) {
        return of.nextChange(facts, test);
    }

    @Override
    List<Event> evidence(Facts facts) {
        return of.evidence(facts);
    }

    /** The value itself may be missing, but not what events need to count. */
    @Override
    List<Attribute<?>> missing(Facts facts) {
        return of.selection() == null ? List.of() : of.missing(facts);
    }

    @Override
    boolean isSensitive() {
        return of.isSensitive();
    }

    @Override
    @Nullable
    Selection selection() {
        return of.selection();
    }

    @Override
    int cost() {
        return of.cost() + 1;
    }
}
