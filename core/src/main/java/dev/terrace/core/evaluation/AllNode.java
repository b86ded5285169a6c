package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A conjunction. */
final class AllNode extends QuorumNode {

    private final JoinedWords words;

    /** The parts that are not joined, the cheapest first. */
    private final Node[] others;

    AllNode(Rule.All rule, List<Node> parts) {
        super(rule, parts);
        this.words = JoinedWords.among(parts);
        this.others =
                Arrays.stream(cheapestFirst()).filter(part -> !words.has(part)).toArray(Node[]::new);
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        Truth truth = words.truth(values);
        if (truth == Truth.FALSE) {
            return truth;
        }
        for (Node part : others) {
            Truth answer = part.truth(values, history, asOf, memo);
            if (answer == Truth.FALSE) {
                return answer;
            }
            if (answer == Truth.UNKNOWN) {
                truth = answer;
            }
        }
        return truth;
    }

    @Override
    BlockAnswers answers(Block block, long[] among) {
        JoinedAnswers all = JoinedAnswers.trueAmong(block, among);
        for (Node part : cheapestFirst()) {
            if (BlockAnswers.isEmpty(all.maybe())) {
                break;
            }
            if (part instanceof NotNode not) { // joined at once, without the answers of the negation
                all.andNot(not.part().answers(block, all.maybe()));
            } else {
                all.and(part.answers(block, all.maybe()));
            }
        }
        return all.answers();
    }

    @Override
    Truth joined(List<Truth> truths) {
        return truths.stream().reduce(Truth.TRUE, Truth::and);
    }

    @Override
    byte[] codes(Timeline events, int from, int to, Instant asOf) {
        byte[] least = new byte[to - from];
        Arrays.fill(least, Codes.TRUE);
        for (Node part : parts()) {
            byte[] codes = part.codes(events, from, to, asOf);
            for (int i = 0; i < codes.length; i++) {
                least[i] = (byte) Math.min(least[i], codes[i]);
            }
        }
        return least;
    }

    @Override
    int enough(Truth answer) {
        return answer == Truth.TRUE ? parts().size() : 1;
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return wanted == Truth.TRUE ? Plan.forEach(parts(), facts, wanted) : Plan.forOne(parts(), facts, wanted);
    }
}
