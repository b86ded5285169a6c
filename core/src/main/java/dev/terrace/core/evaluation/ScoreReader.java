package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** Reads a weighted score; rules that are unknown leave it open by their weights. */
final class ScoreReader extends Reader {

    private final List<Operand.Score.Term> terms;
    private final List<Node> rules;

    ScoreReader(List<Operand.Score.Term> terms, List<Node> rules) {
        this.terms = terms;
        this.rules = List.copyOf(rules);
    }

    List<Operand.Score.Term> terms() {
        return terms;
    }

    List<Node> rules() {
        return rules;
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < rules.size(); i++) {
            Truth truth = rules.get(i).truth(values, history, asOf, memo);
            long weight = terms.get(i).weight();
            if (truth != Truth.FALSE) {
                low += truth == Truth.TRUE ? weight : Math.min(weight, 0);
                high += truth == Truth.TRUE ? weight : Math.max(weight, 0);
            }
        }
        return out.between(low, high);
    }

    List<Explanation> explainTerms(Facts facts) {
        return rules.stream().map(rule -> rule.explain(facts)).toList();
    }

    @Override
    Instant nextChange(Facts facts) {
        Instant next = Instant.MAX;
        for (Node rule : rules) {
            next = Selection.earliest(next, rule.nextChange(facts));
        }
        return next;
    }

    @Override
    int cost() {
        return rules.stream().mapToInt(Node::cost).reduce(1, (a, b) -> Math.min(a + b, 1_000_000));
    }
}
