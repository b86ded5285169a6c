package dev.terrace.core.evaluation;

import dev.terrace.core.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a reader found: a value, or bounds within which a value lies. Filled by a reader and read right after; what it
 * holds means nothing unless the reader said {@link Reading#KNOWN}.
 */
final class Found {

    private long low;
    private long high;
    private @Nullable Object reference;

    Reading word(long word) {
        return between(word, word);
    }

    Reading between(long smallest, long largest) {
        low = smallest;
        high = largest;
        return Reading.KNOWN;
    }

    Reading reference(Object value) {
        reference = value;
        return Reading.KNOWN;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    @Nullable
    Object reference() {
        return reference;
    }

    /** The value, or null where it is known within bounds only. */
    <T> @Nullable Object valueAs(Kind<T> kind) {
        if (!kind.type().isWord()) {
            return reference;
        }
        return low == high ? kind.fromWord(low) : null;
    }
}
