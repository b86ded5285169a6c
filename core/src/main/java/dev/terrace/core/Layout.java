package dev.terrace.core;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which place a profile or an event keeps the value of which attribute.
 *
 * <p>Every attribute has an index. Values of a {@linkplain ValueType#isWord word type} have a place among the words,
 * others a place among the references; texts and sets of texts have a {@linkplain #wordOf sketch} among the words besides.
 * Code that reads many records of one layout looks the places up once.
 */
public final class Layout implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What does not exist has this index or place. */
    private static final int NONE = -1;

    private static final Layout EMPTY = new Layout(ImmutableMap.of());

    private final ImmutableMap<String, Attribute<?>> attributes;
    private final ImmutableMap<String, Integer> indexes;
    private final int[] places;
    private final int[] wordPlaces;
    private final int words;
    private final int references;

    private Layout(ImmutableMap<String, Attribute<?>> attributes) {
        this.attributes = attributes;
        this.places = new int[attributes.size()];
        this.wordPlaces = new int[attributes.size()];
        ImmutableMap.Builder<String, Integer> indexOf = ImmutableMap.builderWithExpectedSize(attributes.size());
        // The first words hold a bit for each attribute: whether its value is there.
        int nextWord = (attributes.size() + Long.SIZE - 1) / Long.SIZE;
        int nextReference = 0;
        int index = 0;
        for (Attribute<?> attribute : attributes.values()) {
            indexOf.put(attribute.name(), index);
            boolean isWord = attribute.type().isWord();
            wordPlaces[index] = isWord || attribute.type().isSketched() ? nextWord++ : NONE;
            places[index] = isWord ? wordPlaces[index] : nextReference++;
            index++;
        }
        this.indexes = indexOf.buildOrThrow();
        this.words = nextWord;
        this.references = nextReference;
    }

    /** The layout of attributes whose names are distinct; the problems say which are not. */
    static Layout of(String path, List<Attribute<?>> attributes, Problems problems) {
        if (attributes.isEmpty()) {
            return EMPTY;
        }
        Map<String, Attribute<?>> byName = new LinkedHashMap<>();
        for (Attribute<?> attribute : attributes) {
            @Nullable Attribute<?> earlier = byName.putIfAbsent(attribute.name(), attribute);
            problems.unless(
                    earlier == null,
                    "DUPLICATE_ATTRIBUTE",
                    path + "/" + attribute.name(),
                    "an attribute name must be declared once but was declared again");
        }
        return new Layout(ImmutableMap.copyOf(byName));
    }

    static Layout empty() {
        return EMPTY;
    }

    /**
     * The attributes, in the order declared.
     *
     * @return all attributes; empty for an empty layout
     */
    public List<Attribute<?>> attributes() {
        return attributes.values().asList();
    }

    /**
     * The attribute of a name.
     *
     * @param name the name to look up
     * @return the attribute, or empty if there is none of that name
     */
    public Optional<Attribute<?>> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /**
     * Whether an attribute, with just this kind, belongs to the layout.
     *
     * @param attribute the attribute
     * @return true if it was declared
     */
    public boolean has(Attribute<?> attribute) {
        return find(attribute) != NONE;
    }

    /**
     * The index of an attribute.
     *
     * @param attribute the attribute
     * @return 0 for the first one declared
     * @throws IllegalArgumentException if the layout does not have it
     */
    public int indexOf(Attribute<?> attribute) {
        int index = find(attribute);
        if (index == NONE) {
            throw new IllegalArgumentException("attribute '" + attribute.name() + "' of type " + attribute.kind()
                    + " must be declared in the schema, which has " + attributes.keySet());
        }
        return index;
    }

    /**
     * The index of an attribute that the layout may not have, since a record was made with an older vocabulary.
     *
     * @param attribute the attribute
     * @return its index; -1 if there is none of its name, or one of another kind
     */
    public int find(Attribute<?> attribute) {
        @Nullable Integer index = indexes.get(attribute.name());
        return index != null && attributes().get(index).equals(attribute) ? index : NONE;
    }

    /**
     * The place of an attribute among the words or among the references.
     *
     * @param index its index
     * @return the place
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public int placeOf(int index) {
        return places[index];
    }

    /**
     * The place among the words where a value of a word type, or else the sketch of a text or of a set of texts, stands.
     * A sketch is a word that says, without a step to the text, what the value is not.
     *
     * @param index the attribute's index
     * @return the place; -1 for a type that has neither
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public int wordOf(int index) {
        return wordPlaces[index];
    }

    /**
     * Whether this is the very same layout, so that places looked up in one are valid in the other. Quicker than
     * {@link #equals}, and false for an equal layout that came from elsewhere.
     *
     * @param other the other layout; null for none
     * @return true if it is this object
     */
    @SuppressWarnings("ReferenceEquality")
    public boolean isSameAs(@Nullable Layout other) {
        return this == other;
    }

    int words() {
        return words;
    }

    int references() {
        return references;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Layout that && attributes().equals(that.attributes()));
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    /** {@return the names of the attributes} */
    @Override
    public String toString() {
        return attributes.keySet().toString();
    }
}
