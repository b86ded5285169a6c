package dev.terrace.lifecycle.retention;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Ratio;
import java.io.Serializable;

/**
 * How many of a cohort were active in one period.
 *
 * @param retained the users of the cohort who were active in the period, of the size of the cohort; undefined (0/0) for
 *     an empty cohort
 * @param isComplete whether the period had ended by {@code asOf}; if not, more may still come
 */
public record RetentionCell(Ratio retained, boolean isComplete) implements Serializable {

    /** Checks that the ratio is given. */
    public RetentionCell {
        requireNonNull(retained, "retained");
    }

    RetentionCell plus(RetentionCell other) {
        return new RetentionCell(
                Ratio.of(
                        Math.addExact(retained.numerator(), other.retained.numerator()),
                        Math.addExact(retained.denominator(), other.retained.denominator())),
                isComplete);
    }

    /** {@return the ratio, with {@code *} if the period has not ended} */
    @Override
    public String toString() {
        return retained + (isComplete ? "" : "*");
    }
}
