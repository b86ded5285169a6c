package dev.terrace.core.analysis;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.analysis.RuleChange.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks down two rules side by side and collects what differs.
 *
 * <p>Every {@code not} is looked at as pushed down to the leaves. So each part that is met makes the whole wider if it is
 * made wider itself, and no effect has to be turned around on the way up.
 */
final class Comparing {

    private final Forms forms = new Forms();
    private final List<RuleChange> changes = new ArrayList<>();

    ImmutableList<RuleChange> changes() {
        return ImmutableList.copyOf(changes);
    }

    void compare(Part before, Part after) {
        NormalForm oldForm = forms.of(before);
        NormalForm newForm = forms.of(after);
        if (oldForm.equals(newForm)) {
            return;
        }
        @Nullable Frame old = Frame.of(before, forms);
        @Nullable Frame now = Frame.of(after, forms);
        if (old != null && now != null && old.isLike(now)) {
            compareParts(old, now);
        } else if (now != null && now.holds(oldForm, forms)) {
            compareParts(now.around(before), now);
        } else if (old != null && old.holds(newForm, forms)) {
            compareParts(old, old.around(after));
        } else {
            changes.add(RuleChange.changed(before, after, effect(oldForm, newForm)));
        }
    }

    private static Effect effect(NormalForm before, NormalForm after) {
        if (FormOrder.isWithin(before, after)) {
            return Effect.WIDER;
        }
        return FormOrder.isWithin(after, before) ? Effect.NARROWER : Effect.OTHER;
    }

    private void compareParts(Frame before, Frame after) {
        Matching matching = new Matching(before, after, forms);
        Effect ofAdding = after.ofAdding();
        for (Part part : after.parts()) {
            @Nullable Part old = matching.before(part);
            if (old == null) {
                changes.add(RuleChange.added(part, ofAdding));
            } else {
                compare(old, part);
            }
        }
        Effect ofRemoving = ofAdding == Effect.WIDER ? Effect.NARROWER : Effect.WIDER;
        matching.removed().forEach(part -> changes.add(RuleChange.removed(part, ofRemoving)));
    }
}
