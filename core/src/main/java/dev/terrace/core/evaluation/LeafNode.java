package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** A test of one operand. */
class LeafNode extends Node {

    private final Operand<?> operand;
    private final Reader reader;
    private final FoundTest test;

    LeafNode(Rule rule, Operand<?> operand, Reader reader, FoundTest test) {
        super(rule);
        this.operand = operand;
        this.reader = reader;
        this.test = test;
    }

    final Reader reader() {
        return reader;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        Found found = new Found();
        return reader.read(values, history, asOf, memo, found) == Reading.KNOWN ? test.of(found) : Truth.UNKNOWN;
    }

    @Override
    final BlockAnswers answers(Block block, long[] among) {
        if (reader instanceof AttributeReader attribute) {
            return block.test(this, attribute.attribute(), test);
        }
        if (reader instanceof CountReader count && test instanceof FoundTest.OfWord ofWord) {
            return count.answers(block, ofWord, among);
        }
        return super.answers(block, among);
    }

    @Override
    final boolean answersAll() {
        return reader instanceof AttributeReader;
    }

    @Override
    final Explanation explain(Facts facts) {
        Explained explained = reader.explain(facts);
        Truth truth = explained.isKnown() ? test.of(explained.found()) : Truth.UNKNOWN;
        Reader shown = reader.shown();
        Explained value = shown.equals(reader) ? explained : shown.explain(facts);
        return new Explanation(
                rule(),
                truth,
                Findings.of(operand, shown, value, facts),
                DecisiveTerms.marked(reader, explained, test, truth));
    }

    @Override
    final Instant nextChange(Facts facts) {
        return reader.nextChange(facts, test);
    }

    @Override
    final List<Plan> plans(Facts facts, Truth wanted) {
        return new LeafPlans(operand, reader, test, facts, wanted).plans();
    }

    @Override
    final int cost() {
        return reader.cost();
    }
}
