package dev.terrace.core;

import dev.terrace.core.internal.Sketch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values in the making: the only place where they are written. Not thread-safe. */
final class Cells {

    private final Layout layout;
    private final long[] words;
    private final @Nullable Object[] references;

    private Cells(Layout layout, long[] words, @Nullable Object[] references) {
        this.layout = layout;
        this.words = words;
        this.references = references;
    }

    static Cells empty(Layout layout) {
        return new Cells(layout, new long[layout.words()], new Object[layout.references()]);
    }

    static Cells of(Layout layout, long[] words, @Nullable Object[] references) {
        return new Cells(layout, words.clone(), references.clone());
    }

    Cells copy() {
        return of(layout, words, references);
    }

    Layout layout() {
        return layout;
    }

    long[] words() {
        return words;
    }

    @Nullable
    Object[] references() {
        return references;
    }

    <T> void set(Attribute<T> attribute, T value) {
        if (attribute.type().isWord()) {
            long word = attribute.word(value);
            int index = layout.indexOf(attribute);
            words[index >>> 6] |= 1L << index;
            words[layout.placeOf(index)] = word;
        } else {
            T frozen = attribute.freeze(value);
            int index = layout.indexOf(attribute);
            words[index >>> 6] |= 1L << index;
            references[layout.placeOf(index)] = frozen;
            sketch(index, frozen);
        }
    }

    @SuppressWarnings("unchecked") // sets that are allowed hold texts only
    private void sketch(int index, Object value) {
        if (value instanceof String text) {
            words[layout.wordOf(index)] = Sketch.of(text);
        } else if (value instanceof Set<?> texts) {
            words[layout.wordOf(index)] = Sketch.of((Set<String>) texts);
        }
    }

    /** Sets a value as it is kept: its word or sketch, and itself if it is not of a word type. */
    void put(int index, long word, @Nullable Object reference) {
        words[index >>> 6] |= 1L << index;
        if (layout.wordOf(index) >= 0) {
            words[layout.wordOf(index)] = word;
        }
        if (reference != null) {
            references[layout.placeOf(index)] = reference;
        }
    }

    void clear(Attribute<?> attribute) {
        remove(layout.indexOf(attribute));
    }

    void remove(int index) {
        words[index >>> 6] &= ~(1L << index);
        if (layout.wordOf(index) >= 0) {
            words[layout.wordOf(index)] = 0;
        }
        if (!layout.attributes().get(index).type().isWord()) {
            references[layout.placeOf(index)] = null;
        }
    }
}
