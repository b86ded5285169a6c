package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** A rule, made ready to be answered from facts. */
abstract class Node {

    private final Rule rule;

    Node(Rule rule) {
        this.rule = rule;
    }

    final Rule rule() {
        return rule;
    }

    /** The answer. Parameters instead of one object, since a plain answer allocates nothing. */
    abstract Truth truth(Values values, History history, Instant asOf, Memo memo);

    /** The answers for some events of a timeline, as {@link Codes}. */
    byte[] codes(Timeline events, int from, int to, Instant asOf) {
        byte[] codes = new byte[to - from];
        for (int i = from; i < to; i++) {
            codes[i - from] = Codes.of(truth(events.get(i), History.empty(), asOf, Memo.none()));
        }
        return codes;
    }

    /**
     * The answers for the records of a block, of which only some are asked for; those of others mean nothing.
     */
    BlockAnswers answers(Block block, long[] among) {
        return block.oneByOne(this, among);
    }

    /** Whether all records are answered in a row, whichever of them are asked for. */
    boolean answersAll() {
        return false;
    }

    final Truth truth(Facts facts) {
        return truth(facts.values(), facts.history(), facts.asOf(), Memo.none());
    }

    /** The answer with its reasons; nothing is marked as decisive yet. */
    abstract Explanation explain(Facts facts);

    /** The earliest instant after {@code asOf} at which time alone may change the answer; never late. */
    abstract Instant nextChange(Facts facts);

    /** Ways to get another answer, fewest changes first; not checked against the whole rule. */
    abstract List<Plan> plans(Facts facts, Truth wanted);

    /** How much work an answer is, roughly in reads of an attribute. */
    abstract int cost();
}
