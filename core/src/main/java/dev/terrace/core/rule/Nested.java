package dev.terrace.core.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules and operands that stand directly inside a rule or operand, whatever role they play there: parts, both sides of
 * a comparison, conditions on events, terms of a score.
 */
public final class Nested implements Rule.Visitor<Nested>, Operand.Visitor<Nested> {

    private final List<Rule> rules = new ArrayList<>();
    private final List<Operand<?>> operands = new ArrayList<>();

    private Nested() {}

    /**
     * What stands directly inside a rule.
     *
     * @param rule the rule
     * @return what stands in it
     */
    public static Nested in(Rule rule) {
        return rule.accept(new Nested());
    }

    /**
     * What stands directly inside an operand.
     *
     * @param operand the operand
     * @return what stands in it
     */
    public static Nested in(Operand<?> operand) {
        return operand.accept(new Nested());
    }

    /**
     * The rules, in order.
     *
     * @return the rules; empty if there is none
     */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    /**
     * The operands, in order.
     *
     * @return the operands; empty if there is none
     */
    public List<Operand<?>> operands() {
        return List.copyOf(operands);
    }

    @Override
    public <T> Nested compare(Rule.Compare<T> rule) {
        return with(rule.left()).with(rule.right());
    }

    @Override
    public <T> Nested between(Rule.Between<T> rule) {
        return with(rule.operand());
    }

    @Override
    public <T> Nested in(Rule.In<T> rule) {
        return with(rule.operand());
    }

    @Override
    public Nested text(Rule.Text rule) {
        return with(rule.operand());
    }

    @Override
    public Nested holds(Rule.Holds rule) {
        return with(rule.operand());
    }

    @Override
    public Nested present(Rule.Present rule) {
        return with(rule.operand());
    }

    @Override
    public Nested anniversary(Rule.Anniversary rule) {
        return with(rule.operand());
    }

    @Override
    public Nested within(Rule.Within rule) {
        return with(rule.operand());
    }

    @Override
    public Nested sequence(Rule.Sequence rule) {
        rule.steps().forEach(step -> with(step.where()));
        rule.without().forEach(step -> with(step.where()));
        return this;
    }

    @Override
    public Nested held(Rule.Held rule) {
        return with(rule.changes().where());
    }

    @Override
    public Nested inSegment(Rule.InSegment rule) {
        return this;
    }

    @Override
    public Nested all(Rule.All rule) {
        return with(rule.parts());
    }

    @Override
    public Nested any(Rule.Any rule) {
        return with(rule.parts());
    }

    @Override
    public Nested atLeast(Rule.AtLeast rule) {
        return with(rule.parts());
    }

    @Override
    public Nested not(Rule.Not rule) {
        return with(rule.part());
    }

    @Override
    public Nested orElse(Rule.OrElse rule) {
        return with(rule.part());
    }

    @Override
    public <T> Nested constant(Operand.Constant<T> operand) {
        return this;
    }

    @Override
    public <T> Nested attribute(Operand.Attr<T> operand) {
        return this;
    }

    @Override
    public Nested count(Operand.Count operand) {
        return with(operand.events().where());
    }

    @Override
    public Nested distinct(Operand.Distinct operand) {
        return with(operand.events().where());
    }

    @Override
    public <T> Nested sum(Operand.Sum<T> operand) {
        return with(operand.events().where());
    }

    @Override
    public Nested average(Operand.Average operand) {
        return with(operand.events().where());
    }

    @Override
    public <T> Nested pick(Operand.Pick<T> operand) {
        return with(operand.events().where());
    }

    @Override
    public Nested occurred(Operand.Occurred operand) {
        return with(operand.events().where());
    }

    @Override
    public Nested activePeriods(Operand.ActivePeriods operand) {
        return with(operand.where());
    }

    @Override
    public Nested quotient(Operand.Quotient operand) {
        return with(operand.numerator()).with(operand.denominator());
    }

    @Override
    public <T> Nested orValue(Operand.OrValue<T> operand) {
        return with(operand.of());
    }

    @Override
    public Nested modulo(Operand.Modulo operand) {
        return with(operand.of());
    }

    @Override
    public Nested size(Operand.Size operand) {
        return with(operand.of());
    }

    @Override
    public Nested folded(Operand.Folded operand) {
        return with(operand.of());
    }

    @Override
    public Nested days(Operand.Days operand) {
        return with(operand.of());
    }

    @Override
    public Nested elapsed(Operand.Elapsed operand) {
        return with(operand.since());
    }

    @Override
    public Nested daysToAnniversary(Operand.DaysToAnniversary operand) {
        return with(operand.of());
    }

    @Override
    public Nested score(Operand.Score operand) {
        operand.terms().forEach(term -> with(term.rule()));
        return this;
    }

    @Override
    public Nested bucketed(Operand.Bucketed operand) {
        return this;
    }

    private Nested with(Rule rule) {
        rules.add(rule);
        return this;
    }

    private Nested with(List<Rule> more) {
        rules.addAll(more);
        return this;
    }

    private Nested with(Operand<?> operand) {
        operands.add(operand);
        return this;
    }
}
