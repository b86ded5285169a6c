package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** A rule that is decided as soon as enough of its parts agree. */
abstract class QuorumNode extends LogicNode {

    QuorumNode(Rule rule, List<Node> parts) {
        super(rule, parts);
    }

    /** How many parts with an answer, true or false, make it the answer of the whole. */
    abstract int enough(Truth answer);

    /** What is decided stays so as long as enough of the parts that agree do; what is not may change with any part. */
    @Override
    final Instant nextChange(Facts facts) {
        Truth truth = truth(facts);
        if (truth == Truth.UNKNOWN) {
            return super.nextChange(facts);
        }
        int enough = enough(truth);
        Instant[] changes = parts().stream()
                .filter(part -> enough > 0 && part.truth(facts) == truth)
                .map(part -> part.nextChange(facts))
                .sorted()
                .toArray(Instant[]::new);
        return enough > 0 ? changes[changes.length - enough] : Instant.MAX;
    }
}
