package dev.terrace.core.evaluation;

import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Comparison;

/** The words for which a comparison with a word holds. */
final class WordRanges {

    private WordRanges() {}

    static Ranges of(Comparison comparison, long word) {
        return switch (comparison) {
            case EQUAL -> Ranges.between(word, word);
            case LESS_THAN -> Ranges.below(word);
            case AT_MOST -> Ranges.between(Long.MIN_VALUE, word);
            case AT_LEAST -> Ranges.between(word, Long.MAX_VALUE);
            case GREATER_THAN -> Ranges.above(word);
        };
    }
}
