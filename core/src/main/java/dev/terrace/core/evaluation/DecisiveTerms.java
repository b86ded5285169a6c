package dev.terrace.core.evaluation;

import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks the rules behind a value on which the answer to a test of the value rests. Of a score, those are the terms that
 * would move it towards the other answer if they turned; of an unknown answer, those that are unknown.
 */
final class DecisiveTerms {

    private DecisiveTerms() {}

    /** For a test that compares the value with one that is known. */
    static List<Explanation> marked(Reader reader, Explained explained, FoundTest test, Truth truth) {
        return reader instanceof ScoreReader score && truth != Truth.UNKNOWN && test instanceof FoundTest.OfWord ofWord
                ? towards(
                        score, explained, truth == Truth.TRUE ? ofWord.ranges().complement() : ofWord.ranges())
                : marked(explained, truth);
    }

    /** For a test of which it cannot be told where the other answer lies. */
    static List<Explanation> marked(Explained explained, Truth truth) {
        return explained.parts().stream()
                .map(part -> part.carrying((truth == Truth.UNKNOWN) == (part.truth() == Truth.UNKNOWN)))
                .toList();
    }

    private static List<Explanation> towards(ScoreReader score, Explained explained, Ranges other) {
        long[] bounds = other.bounds();
        boolean below = bounds.length > 0 && bounds[0] < explained.found().low();
        boolean above = bounds.length > 0
                && bounds[bounds.length - 1] > explained.found().high();
        List<Explanation> marked = new ArrayList<>();
        for (int i = 0; i < explained.parts().size(); i++) {
            Explanation term = explained.parts().get(i);
            int way = Long.signum(score.terms().get(i).weight()) * wayOf(term.truth());
            marked.add(term.carrying((way < 0 && below) || (way > 0 && above)));
        }
        return marked;
    }

    /** Whether a term of positive weight adds to the score or takes from it when it turns. */
    private static int wayOf(Truth truth) {
        return switch (truth) {
            case TRUE -> -1;
            case FALSE -> 1;
            case UNKNOWN -> 0;
        };
    }
}
