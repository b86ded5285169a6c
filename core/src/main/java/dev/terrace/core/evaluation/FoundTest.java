package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Truth;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A test of a value that was found. */
sealed interface FoundTest {

    /** The answer for a value, or for all values within bounds. */
    Truth of(Found found);

    /** The words, or sketches, of the values that meet the test; null if only the value itself can tell. */
    @Nullable
    Ranges words();

    /**
     * Whether a word is in some ranges.
     *
     * @param ranges the words that count
     */
    record OfWord(Ranges ranges) implements FoundTest {
        @Override
        public Ranges words() {
            return ranges;
        }

        @Override
        public Truth of(Found found) {
            if (ranges.containsAll(found.low(), found.high())) {
                return Truth.TRUE;
            }
            return ranges.containsAny(found.low(), found.high()) ? Truth.UNKNOWN : Truth.FALSE;
        }
    }

    /**
     * Whether a reference meets a condition.
     *
     * @param condition the condition
     * @param sketched what can be said without the value
     * @param samples values near its border, from which changes are proposed
     */
    record OfReference(Predicate<Object> condition, Sketched sketched, List<Object> samples) implements FoundTest {

        OfReference(Predicate<Object> condition, List<Object> samples) {
            this(condition, Sketched.saysNothing(), samples);
        }

        @Override
        public @Nullable Ranges words() {
            return sketched.settling();
        }

        @Override
        public Truth of(Found found) {
            return Truth.of(condition.test(requireNonNull(found.reference())));
        }
    }
}
