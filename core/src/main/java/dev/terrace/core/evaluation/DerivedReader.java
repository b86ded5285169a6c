package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Values;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a value that is computed from one other value. */
abstract class DerivedReader extends Reader {

    private final Reader of;

    DerivedReader(Reader of) {
        this.of = of;
    }

    final Reader of() {
        return of;
    }

    @Override
    final Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        Reading reading = of.read(values, history, asOf, memo, out);
        return reading == Reading.KNOWN ? derive(out, asOf) : reading;
    }

    @Override
    final Explained explain(Facts facts) {
        Explained explained = of.explain(facts);
        return explained.isKnown()
                ? new Explained(derive(explained.found(), facts.asOf()), explained.found(), explained.parts())
                : explained;
    }

    /** Replaces the other value by what is computed from it. */
    abstract Reading derive(Found found, Instant asOf);

    @Override
    Instant nextChange(Facts facts) {
        return of.nextChange(facts);
    }

    @Override
    final List<Event> evidence(Facts facts) {
        return of.evidence(facts);
    }

    @Override
    final Instant nextChangeOfPresence(Facts facts) {
        return of.nextChangeOfPresence(facts);
    }

    @Override
    final List<Attribute<?>> missing(Facts facts) {
        return of.missing(facts);
    }

    @Override
    final boolean isSensitive() {
        return of.isSensitive();
    }

    @Override
    final @Nullable Selection selection() {
        return of.selection();
    }

    @Override
    final int cost() {
        return of.cost() + 2;
    }
}
