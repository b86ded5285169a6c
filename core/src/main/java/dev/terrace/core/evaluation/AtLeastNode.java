package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** At least so many of some parts. */
final class AtLeastNode extends QuorumNode {

    private final int count;

    AtLeastNode(Rule.AtLeast rule, List<Node> parts) {
        super(rule, parts);
        this.count = rule.count();
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        Node[] all = cheapestFirst();
        int certain = 0;
        int possible = all.length;
        for (Node part : all) {
            Truth answer = part.truth(values, history, asOf, memo);
            if (answer == Truth.TRUE && ++certain >= count) {
                return Truth.TRUE;
            }
            if (answer == Truth.FALSE && --possible < count) {
                return Truth.FALSE;
            }
        }
        return certain >= count ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** Keeps, for each number, where so many parts are true and where so many may be. */
    @Override
    BlockAnswers answers(Block block, long[] among) {
        BlockAnswers[] atLeast = new BlockAnswers[count + 1];
        Arrays.fill(atLeast, BlockAnswers.all(block.size(), Truth.FALSE));
        atLeast[0] = BlockAnswers.all(block.size(), Truth.TRUE);
        for (Node part : cheapestFirst()) {
            BlockAnswers answers = part.answers(block, among);
            for (int number = count; number > 0; number--) {
                atLeast[number] = atLeast[number].or(atLeast[number - 1].and(answers));
            }
        }
        return atLeast[count];
    }

    @Override
    Truth joined(List<Truth> truths) {
        long certain = truths.stream().filter(truth -> truth == Truth.TRUE).count();
        long possible = truths.stream().filter(truth -> truth != Truth.FALSE).count();
        if (certain >= count) {
            return Truth.TRUE;
        }
        return possible < count ? Truth.FALSE : Truth.UNKNOWN;
    }

    @Override
    int enough(Truth answer) {
        return answer == Truth.TRUE ? count : parts().size() - count + 1;
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return Plan.forSome(enough(wanted), parts(), facts, wanted);
    }
}
