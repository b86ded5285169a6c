package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.History;
import dev.terrace.core.Label;
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
            low += least(truth, terms.get(i).weight());
            high += most(truth, terms.get(i).weight());
        }
        return out.between(low, high);
    }

    private static long least(Truth truth, long weight) {
        return truth == Truth.TRUE ? weight : truth == Truth.FALSE ? 0 : Math.min(weight, 0);
    }

    private static long most(Truth truth, long weight) {
        return truth == Truth.TRUE ? weight : truth == Truth.FALSE ? 0 : Math.max(weight, 0);
    }

    @Override
    Explained explain(Facts facts) {
        ImmutableList.Builder<Explanation> parts = ImmutableList.builder();
        long low = 0;
        long high = 0;
        for (int i = 0; i < rules.size(); i++) {
            long weight = terms.get(i).weight();
            Explanation part = rules.get(i).explain(facts);
            low += least(part.truth(), weight);
            high += most(part.truth(), weight);
            parts.add(part.adding(Label.of(", weight " + weight, "，权重 " + weight)));
        }
        Found found = new Found();
        return new Explained(found.between(low, high), found, parts.build());
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
