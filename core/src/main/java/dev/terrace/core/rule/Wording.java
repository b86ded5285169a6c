package dev.terrace.core.rule;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.Kind;
import dev.terrace.core.Label;
import dev.terrace.core.Schema;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Window;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Says rules and operands in words, in both languages. */
final class Wording implements Rule.Visitor<Label>, Operand.Visitor<Label> {

    /** Says event types by their names. */
    static final Wording BY_NAME = new Wording(Label::of, false);

    private final Function<String, Label> eventLabels;

    /** Whether a rule's parts stand below its words, so that they are not said again. */
    private final boolean asHeading;

    private Wording(Function<String, Label> eventLabels, boolean asHeading) {
        this.eventLabels = eventLabels;
        this.asHeading = asHeading;
    }

    /** Says event types as a schema labels them. */
    static Wording of(Schema schema) {
        return new Wording(type -> schema.event(type).map(EventType::label).orElseGet(() -> Label.of(type)), false);
    }

    /** Says what stands above a rule's parts. A condition on events is no part, and is said in full. */
    Wording asHeading() {
        return new Wording(eventLabels, true);
    }

    private Wording inFull() {
        return asHeading ? new Wording(eventLabels, false) : this;
    }

    // Rules

    @Override
    public <T> Label compare(Rule.Compare<T> rule) {
        Comparison comparison = rule.comparison();
        if (rule.left() instanceof Operand.Count count && rule.right() instanceof Operand.Constant<T> limit) {
            return counted(count.events(), comparison.ofCount(), limit.value().toString());
        }
        return leaf(rule.left(), rule);
    }

    private Label counted(Occurrences events, Label comparison, String times) {
        return words(
                "did %s %s %s %s %s",
                "%5$s %1$s 次数%2$s %3$s",
                event(events.event(), events.where()),
                comparison,
                Label.of(times),
                Label.of(times.equals("1") ? "time" : "times"),
                window(events.window()));
    }

    @Override
    public <T> Label between(Rule.Between<T> rule) {
        return leaf(rule.operand(), rule);
    }

    @Override
    public <T> Label in(Rule.In<T> rule) {
        return leaf(rule.operand(), rule);
    }

    @Override
    public Label text(Rule.Text rule) {
        return leaf(rule.operand(), rule);
    }

    @Override
    public Label holds(Rule.Holds rule) {
        return leaf(rule.operand(), rule);
    }

    @Override
    public Label present(Rule.Present rule) {
        return leaf(rule.operand(), rule);
    }

    @Override
    public Label anniversary(Rule.Anniversary rule) {
        return leaf(rule.operand(), rule);
    }

    @Override
    public Label within(Rule.Within rule) {
        return leaf(rule.operand(), rule);
    }

    private Label leaf(Operand<?> subject, Rule rule) {
        return words("%s %s", "%s %s", subject.accept(this), rule.accept(new Expectation(this)));
    }

    @Override
    public Label sequence(Rule.Sequence rule) {
        Label steps = joined(rule.steps(), step -> event(step.event(), step.where()), Label.of(" then ", "，然后 "));
        Label within = rule.within() == null
                ? Label.of("")
                : words(" within %s", "，历时不超过 %s", Kind.ofDuration().labelOf(rule.within()));
        Label without = rule.without().isEmpty()
                ? Label.of("")
                : words(
                        " without %s between",
                        "，其间没有 %s",
                        joined(rule.without(), step -> event(step.event(), step.where()), Label.of(" or ", " 或 ")));
        return words("did %1$s%2$s%3$s %4$s", "%4$s 依次 %1$s%2$s%3$s", steps, within, without, window(rule.window()));
    }

    @Override
    public Label held(Rule.Held rule) {
        return words(
                "the latest %s held throughout, %s",
                "%2$s 最近一次 %1$s 始终成立",
                event(rule.changes().event(), rule.changes().where()),
                window(rule.changes().window()));
    }

    @Override
    public Label inSegment(Rule.InSegment rule) {
        return Label.of("is in segment " + rule.key(), "属于人群 " + rule.key());
    }

    @Override
    public Label all(Rule.All rule) {
        return group(Label.of("all of", "全部满足"), Label.of("all of the following", "满足以下全部条件"), rule.parts());
    }

    @Override
    public Label any(Rule.Any rule) {
        return group(Label.of("any of", "满足任一"), Label.of("any of the following", "满足以下任一条件"), rule.parts());
    }

    @Override
    public Label atLeast(Rule.AtLeast rule) {
        return group(
                Label.of("at least " + rule.count() + " of", "至少满足 " + rule.count() + " 项"),
                Label.of("at least " + rule.count() + " of the following", "满足以下至少 " + rule.count() + " 项条件"),
                rule.parts());
    }

    @Override
    public Label not(Rule.Not rule) {
        return group(Label.of("not", "非"), Label.of("not the following", "不满足以下条件"), rule.parts());
    }

    @Override
    public Label orElse(Rule.OrElse rule) {
        Label answer = rule.whenUnknown() ? Label.of("yes", "是") : Label.of("no", "否");
        Label part =
                asHeading ? Label.of("the following", "满足以下条件") : rule.part().accept(this);
        return words("%s (if unknown: %s)", "%s（未知时：%s）", part, answer);
    }

    private Label group(Label head, Label heading, List<Rule> parts) {
        if (asHeading && !parts.isEmpty()) {
            return heading;
        }
        return words("%s (%s)", "%s（%s）", head, joined(parts, part -> part.accept(this), Label.of("; ", "；")));
    }

    // Operands

    @Override
    public <T> Label constant(Operand.Constant<T> operand) {
        return operand.labelOf(operand.value());
    }

    @Override
    public <T> Label attribute(Operand.Attr<T> operand) {
        return operand.attribute().label();
    }

    @Override
    public Label count(Operand.Count operand) {
        return aggregate(Label.of("count", "次数"), operand.events());
    }

    @Override
    public Label distinct(Operand.Distinct operand) {
        return aggregate(Label.of("number of different", "去重数"), operand.property(), operand.events());
    }

    @Override
    public <T> Label sum(Operand.Sum<T> operand) {
        return aggregate(Label.of("sum of", "合计"), operand.property(), operand.events());
    }

    @Override
    public Label average(Operand.Average operand) {
        return aggregate(Label.of("average", "平均值"), operand.property(), operand.events());
    }

    @Override
    public <T> Label pick(Operand.Pick<T> operand) {
        Label choice = switch (operand.choice()) {
            case FIRST -> Label.of("first", "首次值");
            case LAST -> Label.of("last", "末次值");
            case SMALLEST -> Label.of("smallest", "最小值");
            case LARGEST -> Label.of("largest", "最大值");
        };
        return aggregate(choice, operand.property(), operand.events());
    }

    @Override
    public Label occurred(Operand.Occurred operand) {
        Label end = switch (operand.end()) {
            case FIRST -> Label.of("time of the first", "首次时间");
            case LAST -> Label.of("time of the last", "末次时间");
        };
        return words(
                "%s %s %s",
                "%3$s %2$s %1$s",
                end,
                event(operand.events().event(), operand.events().where()),
                window(operand.events().window()));
    }

    @Override
    public Label activePeriods(Operand.ActivePeriods operand) {
        return words(
                "number of the last %1$s whole %2$ss with %3$s",
                "此前 %1$s 个完整%2$s中有 %3$s 的个数",
                value(operand.periods()),
                unit(operand.unit()),
                event(operand.event(), operand.where()));
    }

    @Override
    public Label quotient(Operand.Quotient operand) {
        return words(
                "(%s divided by %s)",
                "（%s 除以 %s）",
                operand.numerator().accept(this),
                operand.denominator().accept(this));
    }

    @Override
    public <T> Label orValue(Operand.OrValue<T> operand) {
        return words("%s (else %s)", "%s（缺失时为 %s）", operand.of().accept(this), operand.labelOf(operand.value()));
    }

    @Override
    public Label modulo(Operand.Modulo operand) {
        return words("%s modulo %s", "%s 除以 %s 的余数", operand.of().accept(this), value(operand.divisor()));
    }

    @Override
    public Label size(Operand.Size operand) {
        return words("size of %s", "%s 的个数", operand.of().accept(this));
    }

    @Override
    public Label folded(Operand.Folded operand) {
        return words("%s in lower case", "%s（不分大小写）", operand.of().accept(this));
    }

    @Override
    public Label days(Operand.Days operand) {
        return switch (operand.direction()) {
            case SINCE -> words("days since %s", "距 %s 的天数", operand.of().accept(this));
            case UNTIL -> words("days until %s", "到 %s 的天数", operand.of().accept(this));
        };
    }

    @Override
    public Label elapsed(Operand.Elapsed operand) {
        return words("time since %s", "距 %s 的时长", operand.since().accept(this));
    }

    @Override
    public Label daysToAnniversary(Operand.DaysToAnniversary operand) {
        return words(
                "days to the anniversary of %s", "到 %s 周年日的天数", operand.of().accept(this));
    }

    @Override
    public Label score(Operand.Score operand) {
        if (asHeading) {
            return Label.of("score of the following", "以下各项的得分");
        }
        return words(
                "score of (%s)",
                "得分（%s）",
                joined(
                        operand.terms(),
                        term -> words(
                                "%s for %s",
                                "%s：%s", value(term.weight()), term.rule().accept(this)),
                        Label.of("; ", "；")));
    }

    @Override
    public Label bucketed(Operand.Bucketed operand) {
        return words("bucket of %s by '%s'", "%s 按“%s”的分桶", operand.id().label(), value(operand.salt()));
    }

    private Label aggregate(Label function, Attribute<?> property, Occurrences events) {
        return aggregate(words("%1$s %2$s of", "%2$s %1$s", function, property.label()), events);
    }

    private Label aggregate(Label figure, Occurrences events) {
        String english = figure.english().endsWith(" of") ? "%s %s %s" : "%s of %s %s";
        return words(
                english, "%3$s %2$s 的 %1$s", figure, event(events.event(), events.where()), window(events.window()));
    }

    private Label event(String type, Rule where) {
        return where.equals(Occurrences.ANY)
                ? eventLabels.apply(type)
                : words("%s (where %s)", "%s（条件：%s）", eventLabels.apply(type), where.accept(inFull()));
    }

    private static Label window(Window window) {
        return Label.of(window.text(Locale.ENGLISH), window.text(Locale.CHINESE));
    }

    private static Label unit(Bucket unit) {
        return Label.of(unit.text(Locale.ENGLISH), unit.text(Locale.CHINESE));
    }

    private static Label value(Object value) {
        return Label.of(value.toString());
    }

    private static <E> Label joined(List<E> elements, Function<E, Label> words, Label separator) {
        List<Label> labels = elements.stream().map(words).toList();
        return Label.of(
                String.join(
                        separator.english(), labels.stream().map(Label::english).toList()),
                String.join(
                        separator.chinese(), labels.stream().map(Label::chinese).toList()));
    }

    private static Label words(String english, String chinese, Label... parts) {
        return Label.of(fill(english, Label::english, parts), fill(chinese, Label::chinese, parts));
    }

    private static String fill(String template, Function<Label, String> language, Label... parts) {
        Object[] texts = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            texts[i] = language.apply(parts[i]);
        }
        return String.format(Locale.ROOT, template, texts);
    }
}
