package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of words that are all to hold, tested without a branch between them.
 *
 * <p>Over many users, values come from far memory, and a processor that guesses a branch wrongly waits for them. So all
 * words are tested, and only the common answer is looked at.
 */
final class JoinedWords {

    private final WordAttributeNode[] tests;
    private final @Nullable Layout layout;

    /** The presence bits of the attributes, which stand in the first word. */
    private final long presence;

    /** Of each test, the place of its word, and its range as the low end and the length. */
    private final int[] places;

    private final long[] lows;
    private final long[] spans;

    private JoinedWords(WordAttributeNode[] tests) {
        this.tests = tests;
        this.layout = tests.length == 0 ? null : tests[0].layout();
        this.presence =
                Arrays.stream(tests).mapToLong(test -> 1L << test.index()).reduce(0, (some, one) -> some | one);
        this.places = Arrays.stream(tests).mapToInt(WordAttributeNode::place).toArray();
        this.lows = Arrays.stream(tests).mapToLong(WordAttributeNode::low).toArray();
        this.spans =
                Arrays.stream(tests).mapToLong(test -> test.high() - test.low()).toArray();
    }

    /** Joins those parts that can be; a single one gains nothing. */
    static JoinedWords among(List<Node> parts) {
        WordAttributeNode[] tests = parts.stream()
                .filter(WordAttributeNode.class::isInstance)
                .map(WordAttributeNode.class::cast)
                .filter(test -> test.isOneRange() && test.index() < Long.SIZE)
                .toArray(WordAttributeNode[]::new);
        return new JoinedWords(tests.length > 1 ? tests : new WordAttributeNode[0]);
    }

    boolean has(Node part) {
        return Arrays.asList(tests).contains(part);
    }

    /** The conjunction; true without any test. */
    Truth truth(Values values) {
        if (layout == null) {
            return Truth.TRUE;
        }
        boolean allThere = layout.isSameAs(values.layout()) && (values.word(0) & presence) == presence;
        return allThere ? Truth.of(holds(values)) : truthOneByOne(values);
    }

    private boolean holds(Values values) {
        int outside = 0;
        for (int i = 0; i < places.length; i++) {
            outside |= Long.compareUnsigned(values.word(places[i]) - lows[i], spans[i]) > 0 ? 1 : 0;
        }
        return outside == 0;
    }

    private Truth truthOneByOne(Values values) {
        Truth truth = Truth.TRUE;
        for (WordAttributeNode test : tests) {
            truth = truth.and(test.truth(values, History.empty(), Instant.MIN, Memo.none()));
        }
        return truth;
    }
}
