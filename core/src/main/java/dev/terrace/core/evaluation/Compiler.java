package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.Layout;
import dev.terrace.core.Schema;
import dev.terrace.core.ValueType;
import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.time.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules ready: looks attributes up, turns comparisons into ranges of words, and finds rules that stand in several
 * places, which are answered once.
 */
final class Compiler {

    private final Schema schema;
    private final Calendar calendar;
    private final Map<String, Rule> segments;
    private final Map<String, SharedNode> segmentNodes = new HashMap<>();
    private final Map<Rule, Node> nodes = new HashMap<>();
    private final Set<Rule> repeated;
    private int places;

    Compiler(Schema schema, Calendar calendar, Map<String, Rule> segments) {
        this.schema = schema;
        this.calendar = calendar;
        this.segments = segments;
        this.repeated = Repetitions.in(segments.values());
    }

    /** How many rules stand in several places. */
    int places() {
        return places;
    }

    SharedNode segment(String key) {
        @Nullable SharedNode known = segmentNodes.get(key);
        if (known != null) {
            return known;
        }
        SharedNode node = shared(node(requireNonNull(segments.get(key)), schema.layout()));
        segmentNodes.put(key, node);
        return node;
    }

    private Node node(Rule rule, Layout layout) {
        boolean ofUser = schema.layout().isSameAs(layout);
        if (!ofUser || !repeated.contains(rule)) {
            return rule.accept(new RuleCompiling(layout));
        }
        @Nullable Node known = nodes.get(rule);
        if (known != null) {
            return known;
        }
        Node shared = new SharedNode(rule.accept(new RuleCompiling(layout)), places++);
        nodes.put(rule, shared);
        return shared;
    }

    /** What others may refer to is answered once, also if its rule stands in one place only. */
    private SharedNode shared(Node node) {
        return node instanceof SharedNode shared ? shared : new SharedNode(node, places++);
    }

    private Selection selection(Occurrences occurrences) {
        EventType type = schema.event(occurrences.event()).orElseThrow();
        @Nullable
        Node where =
                occurrences.isUnconditional() ? null : occurrences.where().accept(new RuleCompiling(type.layout()));
        return new Selection(type, occurrences, where, calendar);
    }

    private final class RuleCompiling implements Rule.Visitor<Node> {

        private final Layout layout;

        private RuleCompiling(Layout layout) {
            this.layout = layout;
        }

        @Override
        public <T> Node compare(Rule.Compare<T> rule) {
            if (rule.right() instanceof Operand.Constant<T> constant) {
                return leaf(
                        rule,
                        rule.left(),
                        FoundTests.comparison(rule.left().kind(), rule.comparison(), constant.value()));
            }
            return new PairNode<>(rule, reader(rule.left()), reader(rule.right()));
        }

        @Override
        public <T> Node between(Rule.Between<T> rule) {
            Operand<T> operand = rule.operand();
            return leaf(rule, operand, FoundTests.between(operand.kind(), rule.low(), rule.high()));
        }

        @Override
        public <T> Node in(Rule.In<T> rule) {
            Operand<T> operand = rule.operand();
            return leaf(rule, operand, FoundTests.in(operand.kind(), rule.values()));
        }

        @Override
        public Node text(Rule.Text rule) {
            return leaf(rule, rule.operand(), FoundTests.text(rule));
        }

        @Override
        public Node holds(Rule.Holds rule) {
            return leaf(rule, rule.operand(), FoundTests.holds(rule));
        }

        @Override
        public Node present(Rule.Present rule) {
            return new PresentNode(rule, reader(rule.operand()));
        }

        @Override
        public Node anniversary(Rule.Anniversary rule) {
            Reader reader = new AnniversaryReader(reader(rule.operand()), rule.unit(), calendar);
            return new LeafNode(rule, rule.operand(), reader, new FoundTest.OfWord(Ranges.between(1, 1)));
        }

        @Override
        public Node within(Rule.Within rule) {
            boolean isDate = rule.operand().kind().type() == ValueType.DATE;
            Reader reader = new WithinReader(reader(rule.operand()), isDate, rule.window(), calendar);
            return new LeafNode(rule, rule.operand(), reader, new FoundTest.OfWord(Ranges.between(1, 1)));
        }

        @Override
        public Node sequence(Rule.Sequence rule) {
            return new SequenceNode(rule, selections(rule.steps(), rule), selections(rule.without(), rule));
        }

        private List<Selection> selections(List<Rule.Sequence.Step> steps, Rule.Sequence rule) {
            return steps.stream()
                    .map(step -> selection(new Occurrences(step.event(), step.where(), rule.window())))
                    .toList();
        }

        @Override
        public Node held(Rule.Held rule) {
            return new HeldNode(rule, selection(rule.changes()));
        }

        @Override
        public Node inSegment(Rule.InSegment rule) {
            return new InSegmentNode(rule, segment(rule.key()));
        }

        @Override
        public Node all(Rule.All rule) {
            return new AllNode(rule, nodes(rule.parts()));
        }

        @Override
        public Node any(Rule.Any rule) {
            return new AnyNode(rule, nodes(rule.parts()));
        }

        @Override
        public Node atLeast(Rule.AtLeast rule) {
            return new AtLeastNode(rule, nodes(rule.parts()));
        }

        @Override
        public Node not(Rule.Not rule) {
            return new NotNode(rule, node(rule.part(), layout));
        }

        @Override
        public Node orElse(Rule.OrElse rule) {
            return new OrElseNode(rule, node(rule.part(), layout));
        }

        private List<Node> nodes(List<Rule> parts) {
            return parts.stream().map(part -> node(part, layout)).toList();
        }

        private Node leaf(Rule rule, Operand<?> operand, FoundTest test) {
            Reader reader = reader(operand);
            if (reader instanceof AttributeReader attribute) {
                @Nullable Ranges words = test.words();
                return words != null
                        ? new WordAttributeNode(rule, operand, attribute, test, words)
                        : new ReferenceAttributeNode(rule, operand, attribute, (FoundTest.OfReference) test);
            }
            return new LeafNode(rule, operand, reader, test);
        }

        private Reader reader(Operand<?> operand) {
            return operand.accept(new OperandCompiling(layout));
        }
    }

    private final class OperandCompiling implements Operand.Visitor<Reader> {

        private final Layout layout;

        private OperandCompiling(Layout layout) {
            this.layout = layout;
        }

        private Reader reader(Operand<?> operand) {
            return operand.accept(this);
        }

        @Override
        public <T> Reader constant(Operand.Constant<T> operand) {
            return new ConstantReader<>(operand);
        }

        @Override
        public <T> Reader attribute(Operand.Attr<T> operand) {
            return new AttributeReader(operand.attribute(), layout);
        }

        @Override
        public Reader count(Operand.Count operand) {
            return new CountReader(selection(operand.events()));
        }

        @Override
        public Reader distinct(Operand.Distinct operand) {
            return property(operand.events(), operand.property(), Folds.distinct());
        }

        @Override
        public <T> Reader sum(Operand.Sum<T> operand) {
            return property(operand.events(), operand.property(), Folds.sum(operand.property()));
        }

        @Override
        public Reader average(Operand.Average operand) {
            return property(operand.events(), operand.property(), Folds.average(operand.property()));
        }

        @Override
        public <T> Reader pick(Operand.Pick<T> operand) {
            return PropertyReader.ofOne(selection(operand.events()), operand.property(), operand.choice());
        }

        private Reader property(Occurrences events, Attribute<?> property, Supplier<Fold> fold) {
            return new PropertyReader(selection(events), property, fold);
        }

        @Override
        public Reader occurred(Operand.Occurred operand) {
            return new OccurredReader(selection(operand.events()), operand.end());
        }

        @Override
        public Reader activePeriods(Operand.ActivePeriods operand) {
            return new ActivePeriodsReader(selection(operand.events()), operand.unit(), operand.periods(), calendar);
        }

        @Override
        public Reader quotient(Operand.Quotient operand) {
            return new QuotientReader(operand, reader(operand.numerator()), reader(operand.denominator()));
        }

        @Override
        public <T> Reader orValue(Operand.OrValue<T> operand) {
            Reader constant = new ConstantReader<>(new Operand.Constant<>(operand.kind(), operand.value()));
            return new OrValueReader(reader(operand.of()), constant);
        }

        @Override
        public Reader modulo(Operand.Modulo operand) {
            return new ModuloReader(reader(operand.of()), operand.divisor());
        }

        @Override
        public Reader size(Operand.Size operand) {
            return new SizeReader(reader(operand.of()));
        }

        @Override
        public Reader folded(Operand.Folded operand) {
            return new FoldedReader(reader(operand.of()));
        }

        @Override
        public Reader days(Operand.Days operand) {
            return new DaysReader(reader(operand.of()), operand.direction(), calendar);
        }

        @Override
        public Reader elapsed(Operand.Elapsed operand) {
            return new ElapsedReader(reader(operand.since()));
        }

        @Override
        public Reader daysToAnniversary(Operand.DaysToAnniversary operand) {
            return new DaysToAnniversaryReader(reader(operand.of()), calendar);
        }

        @Override
        public Reader score(Operand.Score operand) {
            List<Node> rules = operand.terms().stream()
                    .map(term -> node(term.rule(), layout))
                    .toList();
            return new ScoreReader(operand.terms(), rules);
        }

        @Override
        public Reader bucketed(Operand.Bucketed operand) {
            return new BucketedReader(new AttributeReader(operand.id(), layout), operand.salt());
        }
    }
}
