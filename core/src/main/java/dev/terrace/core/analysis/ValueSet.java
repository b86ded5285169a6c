package dev.terrace.core.analysis;

import java.util.List;

/** The values of one subject for which a claim holds, among all values that the subject can have. Immutable. */
sealed interface ValueSet permits OrderedValues, HeldTexts {

    /** The values that are not in it. */
    ValueSet complement();

    /** Whether no value is in it. */
    boolean isNone();

    /** Whether every value is in it. */
    boolean isEvery();

    /** Whether every value of this set surely is in another set of the same subject. */
    boolean isWithin(ValueSet other);

    /** Whether surely no value is in this set and in all others, which are of the same subject. */
    boolean isDisjointFrom(List<ValueSet> others);

    /** How much work it is to look through the set. */
    int size();
}
