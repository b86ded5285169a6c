package dev.terrace.core.analysis;

import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import dev.terrace.core.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which part of one rule became which part of another: first equal ones, then tests of the same subject, then rules
 * made of parts that have something in common. Parts are told apart by their paths.
 */
final class Matching {

    private final Forms forms;
    private final Map<String, Part> beforeOf = new HashMap<>();
    private final Map<String, Part> oldLeft = new LinkedHashMap<>();
    private final Map<String, Part> newLeft = new LinkedHashMap<>();

    Matching(Frame before, Frame after, Forms forms) {
        this.forms = forms;
        before.parts().forEach(part -> oldLeft.put(part.path(), part));
        after.parts().forEach(part -> newLeft.put(part.path(), part));
        match(part -> List.of(forms.of(part)));
        if (before.how() instanceof Frame.Answer) {
            match(part -> List.of("the only part"));
        }
        match(part -> List.of(subject(part)));
        match(this::content);
    }

    /** The part that became this one; null if it was added. */
    @Nullable
    Part before(Part after) {
        return beforeOf.get(after.path());
    }

    /** The parts that became none, in order. */
    Collection<Part> removed() {
        return oldLeft.values();
    }

    /** The keys of a part: parts that share one belong together. */
    private interface Keys {
        Collection<?> of(Part part);
    }

    private void match(Keys keys) {
        if (oldLeft.isEmpty() || newLeft.isEmpty()) {
            return;
        }
        ListMultimap<Object, Part> byKey = LinkedListMultimap.create();
        oldLeft.values().forEach(part -> keys.of(part).forEach(key -> byKey.put(key, part)));
        for (Part part : List.copyOf(newLeft.values())) {
            for (Object key : keys.of(part)) {
                @Nullable Part old = firstLeft(byKey.get(key));
                if (old != null) {
                    beforeOf.put(part.path(), old);
                    oldLeft.remove(old.path());
                    newLeft.remove(part.path());
                    break;
                }
            }
        }
    }

    /** Takes out what has been matched on the way, so that no part is looked at again and again. */
    private @Nullable Part firstLeft(List<Part> candidates) {
        while (!candidates.isEmpty()) {
            Part candidate = candidates.remove(0);
            if (oldLeft.containsKey(candidate.path())) {
                return candidate;
            }
        }
        return null;
    }

    /** What a test is about; a rule made of parts without what stands around it. */
    private Object subject(Part part) {
        if (forms.of(part) instanceof NormalForm.Test test) {
            return test.claim().subject();
        }
        Part inner = part.stripped();
        while (inner.rule() instanceof Rule.OrElse) {
            inner = inner.parts().get(0).stripped();
        }
        return inner.rule();
    }

    /** What a rule made of parts consists of: the forms of its parts, and what they are about. */
    private Collection<Object> content(Part part) {
        List<Object> keys = new ArrayList<>();
        @Nullable Frame frame = Frame.of(part, forms);
        if (frame != null) {
            for (Part inner : frame.parts()) {
                keys.add(List.of(frame.how(), forms.of(inner)));
                keys.add(List.of(frame.how(), subject(inner)));
                if (frame.how() instanceof Frame.Answer) {
                    keys.addAll(content(inner));
                }
            }
        }
        return keys;
    }
}
