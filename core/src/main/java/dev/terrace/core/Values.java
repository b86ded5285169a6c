package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values of some of a layout's attributes, kept compactly: numbers, enumerations and dates as words of 64 bits, without
 * a box each; everything else as references. A profile and an event are such
 * values, and a user shows those of its profile.
 *
 * <p>A value that is missing is missing: it is not null, not empty and not zero.
 */
public abstract sealed class Values implements Serializable permits Profile, Event, User, Row {

    private static final long serialVersionUID = 1L;

    private final Layout layout;
    private final long[] words;

    @SuppressWarnings("serial") // every attribute value is serialisable
    private final @Nullable Object[] references;

    /** Takes cells over; nobody writes to them any more. */
    Values(Cells cells) {
        this.layout = cells.layout();
        this.words = cells.words();
        this.references = cells.references();
    }

    /** The same values as others have. */
    Values(Values same) {
        this.layout = same.layout;
        this.words = same.words;
        this.references = same.references;
    }

    /** The values, to be written to. */
    final Cells cells() {
        return Cells.of(layout, words, references);
    }

    /**
     * In which place the value of which attribute stands.
     *
     * @return the layout
     */
    public final Layout layout() {
        return layout;
    }

    /**
     * Whether these are the properties of an event, which may have been recorded with an older vocabulary.
     *
     * @return false for what is known about a user
     */
    public boolean isOfEvent() {
        return false;
    }

    /**
     * Whether an attribute has a value.
     *
     * @param index the attribute's {@linkplain Layout#indexOf index}
     * @return true if it is not missing
     */
    public final boolean has(int index) {
        return (words[index >>> 6] & (1L << index)) != 0;
    }

    /**
     * The value of an attribute of a word type, as {@link Kind#toWord} makes it.
     *
     * @param place the attribute's {@linkplain Layout#placeOf place}
     * @return the word; 0 if the value is missing
     */
    public final long word(int place) {
        return words[place];
    }

    /**
     * The value of an attribute of another type.
     *
     * @param place the attribute's {@linkplain Layout#placeOf place}
     * @return the value; null if it is missing
     */
    public final @Nullable Object reference(int place) {
        return references[place];
    }

    /**
     * The value of an attribute.
     *
     * @param attribute an attribute of the layout
     * @param <T> the value's type
     * @return the value, or empty if it is missing
     * @throws IllegalArgumentException if the layout does not have the attribute
     */
    public final <T> Optional<T> value(Attribute<T> attribute) {
        int index = layout.indexOf(attribute);
        return has(index) ? Optional.of(valueAt(attribute, index)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // set() stored a T for this attribute
    private <T> T valueAt(Attribute<T> attribute, int index) {
        int place = layout.placeOf(index);
        return attribute.type().isWord()
                ? attribute.kind().fromWord(words[place])
                : (T) requireNonNull(references[place]);
    }

    /** Calls back with every value that is there, in the order of the layout. */
    final void forEach(BiConsumer<Attribute<?>, Object> visitor) {
        for (int index = 0; index < layout.attributes().size(); index++) {
            if (has(index)) {
                Attribute<?> attribute = layout.attributes().get(index);
                visitor.accept(attribute, valueAt(attribute, index));
            }
        }
    }

    final boolean hasSameValues(Values that) {
        return layout.equals(that.layout)
                && Arrays.equals(words, that.words)
                && Arrays.equals(references, that.references);
    }

    final int hashOfValues() {
        return Arrays.hashCode(words) * 31 + Arrays.hashCode(references);
    }

    /** The words as they are kept: presence bits first, then values. */
    final long[] words() {
        return words;
    }

    /** The known values by name, such as {@code {age=27, city=上海}}. */
    final String textOfValues() {
        StringBuilder text = new StringBuilder("{");
        forEach((attribute, value) -> text.append(text.length() > 1 ? ", " : "")
                .append(attribute)
                .append('=')
                .append(value));
        return text.append('}').toString();
    }
}
