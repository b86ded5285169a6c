package dev.terrace.core.insight;

import dev.terrace.core.Attribute;
import java.util.Arrays;

/** Values that are kept as words. */
final class WordKeys implements Keys {

    private static final long serialVersionUID = 1L;

    private final long[] words;

    /** Takes the array over. */
    WordKeys(long[] words) {
        this.words = words;
    }

    @Override
    public int size() {
        return words.length;
    }

    @Override
    public Object value(Attribute<?> attribute, int index) {
        return attribute.kind().fromWord(words[index]);
    }

    @Override
    public int compare(int index, Keys other, int otherIndex) {
        return Long.compare(words[index], ((WordKeys) other).words[otherIndex]);
    }

    @Override
    public Keys union(Keys other, Union union) {
        return new WordKeys(union.merge(words, ((WordKeys) other).words, (one, same) -> one));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordKeys that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
