package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Truth;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the naive model knows about the value of an operand.
 *
 * @param state how much is known
 * @param low the value, or the smallest that it can be
 * @param high the value, or the largest that it can be
 */
record NaiveValue(State state, Optional<Object> low, Optional<Object> high) {

    enum State {
        /** There is a value, between two bounds. */
        WITHIN,
        /** There is no value. */
        MISSING,
        /** There may be a value, and it may be any. */
        UNKNOWN
    }

    static final NaiveValue MISSING = new NaiveValue(State.MISSING, Optional.empty(), Optional.empty());
    static final NaiveValue UNKNOWN = new NaiveValue(State.UNKNOWN, Optional.empty(), Optional.empty());

    static NaiveValue of(Object value) {
        return within(value, value);
    }

    static NaiveValue within(Object low, Object high) {
        return new NaiveValue(State.WITHIN, Optional.of(low), Optional.of(high));
    }

    boolean isExact() {
        return state == State.WITHIN && low.equals(high);
    }

    boolean isMissing() {
        return state == State.MISSING;
    }

    /** The value, if there is exactly one. */
    Object value() {
        if (!isExact()) {
            throw new IllegalStateException("no single value but " + this);
        }
        return low.orElseThrow();
    }

    Truth is(Comparison comparison, NaiveValue other, Comparator<Object> order) {
        if (state != State.WITHIN || other.state != State.WITHIN) {
            return Truth.UNKNOWN;
        }
        int smallest = order.compare(low.orElseThrow(), other.high.orElseThrow());
        int largest = order.compare(high.orElseThrow(), other.low.orElseThrow());
        if (comparison == Comparison.EQUAL) {
            return smallest == 0 && largest == 0 && isExact()
                    ? Truth.TRUE
                    : smallest > 0 || largest < 0 ? Truth.FALSE : Truth.UNKNOWN;
        }
        boolean atSmallest = comparison.holds(smallest);
        return atSmallest == comparison.holds(largest) ? Truth.of(atSmallest) : Truth.UNKNOWN;
    }
}
