package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.ValueType;
import dev.terrace.core.stats.ContingencyTable;
import dev.terrace.core.stats.Proportion;
import dev.terrace.core.stats.ProportionDifference;
import dev.terrace.core.stats.TestResult;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the distribution of one attribute has shifted. Figures of the whole are those of users of whom the attribute is
 * known; whether it is missing more often is told apart. Sets have no figures of the whole, since a user has several texts.
 *
 * @param attribute the attribute
 * @param values the values, or bins of values on a scale, in ascending order
 * @param missingBefore the users of whom the attribute was missing, of all
 * @param missingAfter the same of the other population
 * @param shift the question with its prior and bounds
 */
public record AttributeShift(
        Attribute<?> attribute, List<ValueShift> values, Proportion missingBefore, Proportion missingAfter, Shift shift)
        implements Serializable {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** Copies the list. */
    public AttributeShift {
        requireNonNull(attribute, "attribute");
        values = ImmutableList.copyOf(values);
        requireNonNull(missingBefore, "missingBefore");
        requireNonNull(missingAfter, "missingAfter");
        requireNonNull(shift, "shift");
    }

    /**
     * The population stability index (PSI), with the question's prior; see {@link ContingencyTable#stabilityIndex}. Worked
     * number: 50 and 50 users before, 60 and 40 after have 0.0397 with a prior of 0.5.
     *
     * @return a number that is not negative; empty where {@link ShiftVerdict#UNDEFINED} says why
     */
    public OptionalDouble stabilityIndex() {
        return table().stabilityIndex(BEFORE, AFTER, shift.prior());
    }

    /**
     * Pearson's chi-square test that both populations have the same distribution. With many users it finds shifts that do
     * not matter; the stability index and Cramér's V say whether they do.
     *
     * @return chi-square and its p value; empty if a population has no known users, all have one value, or for sets
     */
    public Optional<TestResult> chiSquare() {
        return table().chiSquare(BEFORE, AFTER);
    }

    /**
     * How strongly value and population go together.
     *
     * @return Cramér's V in [0, 1]; empty where {@link #chiSquare} is
     */
    public OptionalDouble cramersV() {
        return table().cramersV();
    }

    /**
     * How much more often the attribute is missing.
     *
     * @return the share after minus the share before; undefined if a population is empty
     */
    public ProportionDifference missingDifference() {
        return missingAfter.minus(missingBefore);
    }

    /**
     * How far the distribution has moved, by the bounds of the question.
     *
     * @return the verdict; missing values have no say in it
     */
    public ShiftVerdict verdict() {
        return shift.verdict(stabilityIndex());
    }

    /**
     * Whether the figures of the whole rest on too few users.
     *
     * @return true if the attribute is known of fewer users of one of the populations than the minimum, or of none
     */
    public boolean isLowSupport() {
        return values.isEmpty()
                || values.stream()
                        .anyMatch(value -> value.before().isLowSupport(shift.minimum())
                                || value.after().isLowSupport(shift.minimum()));
    }

    private ContingencyTable table() {
        ContingencyTable table = new ContingencyTable();
        if (attribute.type() != ValueType.STRING_SET) {
            for (int i = 0; i < values.size(); i++) {
                String column = Integer.toString(i);
                table.add(BEFORE, column, values.get(i).before().ratio().numerator());
                table.add(AFTER, column, values.get(i).after().ratio().numerator());
            }
        }
        return table;
    }
}
