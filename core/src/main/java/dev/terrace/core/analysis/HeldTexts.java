package dev.terrace.core.analysis;

import dev.terrace.core.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The sets of texts that hold any, or all, of some texts, or that do not.
 *
 * @param quantity any or all; any for a single text, where both are the same
 * @param texts the texts to look for
 * @param negated whether the sets that do not hold them are meant
 */
record HeldTexts(Rule.Holds.Quantity quantity, Set<String> texts, boolean negated) implements ValueSet {

    private static final int MOST = 100;

    static HeldTexts of(Rule.Holds rule) {
        boolean single = rule.values().size() == 1;
        return new HeldTexts(single ? Rule.Holds.Quantity.ANY : rule.quantity(), rule.values(), false);
    }

    @Override
    public HeldTexts complement() {
        return new HeldTexts(quantity, texts, !negated);
    }

    @Override
    public boolean isNone() {
        return false;
    }

    @Override
    public boolean isEvery() {
        return false;
    }

    @Override
    public boolean isWithin(ValueSet other) {
        HeldTexts that = (HeldTexts) other;
        if (negated != that.negated) {
            return false;
        }
        return negated ? that.complement().isWithinPlain(complement()) : isWithinPlain(that);
    }

    /** Neither is negated. */
    private boolean isWithinPlain(HeldTexts that) {
        boolean all = isAll();
        if (that.isAll()) {
            return all ? texts.containsAll(that.texts) : texts.size() == 1 && texts.equals(that.texts);
        }
        return all ? !Collections.disjoint(texts, that.texts) : that.texts.containsAll(texts);
    }

    private boolean isAll() {
        return quantity == Rule.Holds.Quantity.ALL;
    }

    /** Only whether two of the sets exclude each other, and of many only the first: more is seldom worth the search. */
    @Override
    public boolean isDisjointFrom(List<ValueSet> others) {
        List<ValueSet> sets = new ArrayList<>(others.subList(0, Math.min(others.size(), MOST)));
        sets.add(this);
        for (int i = 0; i < sets.size(); i++) {
            ValueSet opposite = sets.get(i).complement();
            if (sets.subList(i + 1, sets.size()).stream().anyMatch(set -> set.isWithin(opposite))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return texts.size() + 1;
    }
}
