package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Values;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operand, made ready to be read from facts. */
abstract class Reader {

    /** Reads the operand's value into {@code out}. */
    abstract Reading read(Values values, History history, Instant asOf, Memo memo, Found out);

    final Reading read(Facts facts, Found out) {
        return read(facts.values(), facts.history(), facts.asOf(), Memo.none(), out);
    }

    /** The value with the reasons of the rules that it is computed from, each of which is answered once. */
    Explained explain(Facts facts) {
        Found found = new Found();
        return new Explained(read(facts, found), found, ImmutableList.of());
    }

    /** The earliest instant after {@code asOf} at which time alone may change the value; never late. */
    Instant nextChange(Facts facts) {
        return Instant.MAX;
    }

    /**
     * The earliest instant after {@code asOf} at which time alone may change the outcome of a test of the value; never
     * late. Readers whose value moves all the time pass over the moves that change nothing.
     */
    Instant nextChange(Facts facts, FoundTest test) {
        return nextChange(facts);
    }

    /** The events that the value is made of, oldest first. */
    List<Event> evidence(Facts facts) {
        return List.of();
    }

    /**
     * The earliest instant after {@code asOf} at which time alone may change whether there is a value; never late. A value
     * that is computed from another is there as long as that is.
     */
    Instant nextChangeOfPresence(Facts facts) {
        return nextChange(facts);
    }

    /** The attributes of the value, or from which it is computed, that are missing. */
    List<Attribute<?>> missing(Facts facts) {
        return List.of();
    }

    /** Whether the value tells something about a sensitive attribute. */
    boolean isSensitive() {
        return false;
    }

    /** The selection of events that the value is made of; null for others. */
    @Nullable
    Selection selection() {
        return null;
    }

    /** What reads the value that is shown to people; another reader where this one reads an answer to a question about it. */
    Reader shown() {
        return this;
    }

    /** How much work a reading is, roughly in reads of an attribute. */
    int cost() {
        return 1;
    }
}
