package dev.terrace.core.rule;

import dev.terrace.core.Label;
import dev.terrace.core.time.Window;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a leaf asks of its value, in words; nothing for rules made of parts. */
final class Expectation implements Rule.Visitor<Label> {

    static final Expectation BY_NAME = new Expectation(Wording.BY_NAME);

    private static final Label NONE = Label.of("");

    private static final int MOST = 20;

    private final Wording wording;

    Expectation(Wording wording) {
        this.wording = wording;
    }

    @Override
    public <T> Label compare(Rule.Compare<T> rule) {
        // A constant reads as the values of the left side do.
        Label right = rule.right() instanceof Operand.Constant<T> constant
                ? rule.left().labelOf(constant.value())
                : rule.right().accept(wording);
        Label words = rule.left() instanceof Operand.Count
                ? rule.comparison().ofCount()
                : rule.comparison().ofValue();
        return Label.of(words.english() + " " + right.english(), words.chinese() + " " + right.chinese());
    }

    @Override
    public <T> Label between(Rule.Between<T> rule) {
        Label low = rule.operand().labelOf(rule.low());
        Label high = rule.operand().labelOf(rule.high());
        return Label.of(
                "is between " + low.english() + " and " + high.english(),
                "在 " + low.chinese() + " 到 " + high.chinese() + " 之间");
    }

    @Override
    public <T> Label in(Rule.In<T> rule) {
        Operand<T> operand = rule.operand();
        Set<T> values = rule.values();
        return Label.of(
                "is one of "
                        + some(values, " more", value -> operand.labelOf(value).english()),
                "属于 " + some(values, " 个", value -> operand.labelOf(value).chinese()));
    }

    @Override
    public Label text(Rule.Text rule) {
        Label match = rule.match().label();
        return Label.of(match.english() + " '" + rule.sought() + "'", match.chinese() + " '" + rule.sought() + "'");
    }

    @Override
    public Label holds(Rule.Holds rule) {
        return switch (rule.quantity()) {
            case ANY ->
                Label.of(
                        "holds any of " + some(rule.values(), " more", value -> value),
                        "含有 " + some(rule.values(), " 个", value -> value) + " 任一");
            case ALL ->
                Label.of(
                        "holds all of " + some(rule.values(), " more", value -> value),
                        "含有 " + some(rule.values(), " 个", value -> value) + " 全部");
        };
    }

    @Override
    public Label present(Rule.Present rule) {
        return Label.of("is known", "已知");
    }

    @Override
    public Label anniversary(Rule.Anniversary rule) {
        return Label.of(
                "has an anniversary in this " + rule.unit(),
                "的周年日在本" + rule.unit().text(Locale.CHINESE) + "内");
    }

    @Override
    public Label within(Rule.Within rule) {
        Window window = rule.window();
        return window instanceof Window.Ever
                ? Label.of("lies in the past", "已过去")
                : Label.of("lies " + window.text(Locale.ENGLISH), "落在时段 " + window.text(Locale.CHINESE));
    }

    @Override
    public Label sequence(Rule.Sequence rule) {
        return NONE;
    }

    @Override
    public Label held(Rule.Held rule) {
        return NONE;
    }

    @Override
    public Label inSegment(Rule.InSegment rule) {
        return NONE;
    }

    @Override
    public Label all(Rule.All rule) {
        return NONE;
    }

    @Override
    public Label any(Rule.Any rule) {
        return NONE;
    }

    @Override
    public Label atLeast(Rule.AtLeast rule) {
        return NONE;
    }

    @Override
    public Label not(Rule.Not rule) {
        return NONE;
    }

    @Override
    public Label orElse(Rule.OrElse rule) {
        return NONE;
    }

    /** Long lists are for machines: the first values stand for them. */
    private static <T> String some(Set<T> values, String more, Function<T, String> words) {
        String first = values.stream().limit(MOST).map(words).collect(Collectors.joining(", "));
        return values.size() <= MOST ? "[" + first + "]" : "[" + first + ", … " + (values.size() - MOST) + more + "]";
    }
}
