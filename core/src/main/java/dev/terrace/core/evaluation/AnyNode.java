package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** A disjunction. */
final class AnyNode extends QuorumNode {

    AnyNode(Rule.Any rule, List<Node> parts) {
        super(rule, parts);
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        Truth truth = Truth.FALSE;
        for (Node part : cheapestFirst()) {
            Truth answer = part.truth(values, history, asOf, memo);
            if (answer == Truth.TRUE) {
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
        JoinedAnswers any = JoinedAnswers.falseForAll(block);
        for (Node part : cheapestFirst()) {
            long[] open = part.answersAll() ? among : BlockAnswers.without(among, any.yes());
            if (BlockAnswers.isEmpty(open)) {
                break;
            }
            any.or(part.answers(block, open));
        }
        return any.answers();
    }

    @Override
    Truth joined(List<Truth> truths) {
        return truths.stream().reduce(Truth.FALSE, Truth::or);
    }

    @Override
    byte[] codes(Timeline events, int from, int to, Instant asOf) {
        byte[] greatest = new byte[to - from];
        for (Node part : parts()) {
            byte[] codes = part.codes(events, from, to, asOf);
            for (int i = 0; i < codes.length; i++) {
                greatest[i] = (byte) Math.max(greatest[i], codes[i]);
            }
        }
        return greatest;
    }

    @Override
    int enough(Truth answer) {
        return answer == Truth.TRUE ? 1 : parts().size();
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return wanted == Truth.TRUE ? Plan.forOne(parts(), facts, wanted) : Plan.forEach(parts(), facts, wanted);
    }
}
