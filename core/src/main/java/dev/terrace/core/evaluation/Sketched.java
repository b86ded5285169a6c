package dev.terrace.core.evaluation;

import dev.terrace.core.internal.Ranges;
import dev.terrace.core.internal.Sketch;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A test of a text or of a set of texts by its {@link Sketch}: it refuses most values that do not meet the condition, and
 * often settles those that do, without a step through memory to the value itself.
 */
final class Sketched {

    /** Beyond so many texts, hashing the value is faster. */
    private static final int MOST = 16;

    private static final long EVERY_BIT = -1;

    private static final Sketched SAYS_NOTHING = new Sketched(new long[0], new long[0], true, null);

    /** Which bits of a sketch count, for each text that is sought. */
    private final long[] masks;

    /** What those bits must be. */
    private final long[] bits;

    /** Whether every text is sought, or any. */
    private final boolean all;

    private final @Nullable Ranges settling;

    private Sketched(long[] masks, long[] bits, boolean all, @Nullable Ranges settling) {
        this.masks = masks;
        this.bits = bits;
        this.all = all;
        this.settling = settling;
    }

    /** A test that passes everything on to the value. */
    static Sketched saysNothing() {
        return SAYS_NOTHING;
    }

    /** For values that are one of some texts. */
    static Sketched oneOf(Collection<String> texts) {
        long[] sketches = texts.stream().mapToLong(Sketch::of).toArray();
        if (texts.stream().allMatch(Sketch::isWhole)) {
            return new Sketched(new long[0], new long[0], true, Ranges.of(sketches));
        }
        long[] masks = texts.stream().mapToLong(text -> EVERY_BIT).toArray();
        return texts.size() > MOST ? SAYS_NOTHING : new Sketched(masks, sketches, false, null);
    }

    /** For sets that hold any or all of some texts. */
    static Sketched holding(Collection<String> texts, boolean all) {
        long[] bits = texts.stream().mapToLong(Sketch::bitsOf).toArray();
        return texts.size() > MOST ? SAYS_NOTHING : new Sketched(bits, bits, all, null);
    }

    /** Whether a value with this sketch may meet the condition. */
    boolean passes(long sketch) {
        for (int i = 0; i < masks.length; i++) {
            if (((sketch & masks[i]) == bits[i]) != all) {
                return !all;
            }
        }
        return all;
    }

    /** The sketches of the values that meet the condition; null if sketches cannot tell. */
    @Nullable
    Ranges settling() {
        return settling;
    }
}
