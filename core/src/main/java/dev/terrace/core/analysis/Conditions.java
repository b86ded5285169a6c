package dev.terrace.core.analysis;

import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Finds the rules that stand inside the operands of a leaf: conditions on events, terms of a score. */
final class Conditions {

    private final List<Part> found = new ArrayList<>();

    private Conditions() {}

    /** The rules with their paths; without conditions that admit every event. */
    static List<Part> in(String path, Rule leaf) {
        Conditions conditions = new Conditions();
        if (leaf instanceof Rule.Sequence sequence) {
            conditions.addSteps(path + "/sequence/steps", sequence.steps());
            conditions.addSteps(path + "/sequence/without", sequence.without());
        } else if (leaf instanceof Rule.Held held) {
            conditions.addEvents(path + "/held", held.changes());
        } else if (leaf.parts().isEmpty()) {
            Nested.in(leaf).operands().forEach(operand -> conditions.addOperand(path, operand));
        }
        return conditions.found;
    }

    private void addSteps(String path, List<Rule.Sequence.Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            addCondition(path + "/" + i, steps.get(i).where());
        }
    }

    private void addEvents(String path, Occurrences events) {
        addCondition(path, events.where());
    }

    private void addCondition(String path, Rule where) {
        boolean admitsAll = where instanceof Rule.All all && all.parts().isEmpty();
        if (!admitsAll) {
            found.add(new Part(path + "/where", where, false));
        }
    }

    private void addOperand(String path, Operand<?> operand) {
        String here = path + "/" + operand.key();
        operand.occurrences().ifPresent(events -> addEvents(here, events));
        if (operand instanceof Operand.Score score) {
            for (int i = 0; i < score.terms().size(); i++) {
                found.add(
                        new Part(here + "/" + i + "/rule", score.terms().get(i).rule(), false));
            }
        }
        List<Operand<?>> inner = Nested.in(operand).operands();
        for (int i = 0; i < inner.size(); i++) {
            addOperand(inner.size() == 1 ? here : here + "/" + i, inner.get(i));
        }
    }
}
