package dev.terrace.core;

import com.google.common.collect.Iterators;
import java.io.Serializable;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unchangeable set of texts in ascending order.
 *
 * <p>Sets of tags are small and are asked for one text at a time, for many users. What that costs is steps through memory:
 * a hash table takes several, so the first text stands in the set itself and the others in one array.
 */
final class TextSet extends AbstractSet<String> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Up to so many texts, looking at each is faster than halving. */
    private static final int FEW = 8;

    private static final TextSet EMPTY = new TextSet(null, new Others());

    private final @Nullable String first;
    private final Others others;

    private TextSet(@Nullable String first, Others others) {
        this.first = first;
        this.others = others;
    }

    static TextSet copyOf(Set<String> texts) {
        if (texts instanceof TextSet frozen) {
            return frozen;
        }
        String[] sorted = texts.toArray(String[]::new);
        Arrays.sort(sorted);
        return switch (sorted.length) {
            case 0 -> EMPTY;
            case 1 -> new TextSet(sorted[0], EMPTY.others);
            default -> new TextSet(sorted[0], new Others(Arrays.copyOfRange(sorted, 1, sorted.length)));
        };
    }

    @Override
    public int size() {
        return first == null ? 0 : 1 + others.texts.length;
    }

    @Override
    public boolean contains(Object text) {
        return first != null && (first.equals(text) || others.contains(text));
    }

    @Override
    public Iterator<String> iterator() {
        Iterator<String> rest = Arrays.asList(others.texts).iterator();
        return first == null ? rest : Iterators.concat(Iterators.singletonIterator(first), rest);
    }

    /** Both are in ascending order, so that no text need be looked for. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TextSet that
                ? Objects.equals(first, that.first) && Arrays.equals(others.texts, that.others.texts)
                : super.equals(other);
    }

    /** As that of every set: the sum over its texts. */
    @Override
    public int hashCode() {
        int hash = first == null ? 0 : first.hashCode();
        for (String text : others.texts) {
            hash += text.hashCode();
        }
        return hash;
    }

    /** The texts after the first one, ascending. */
    private static final class Others implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String[] texts;

        private Others(String... texts) {
            this.texts = texts;
        }

        private boolean contains(Object text) {
            if (texts.length > FEW) {
                return text instanceof String && Arrays.binarySearch(texts, text) >= 0;
            }
            for (String one : texts) {
                if (one.equals(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
