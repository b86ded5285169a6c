package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Kind;
import dev.terrace.core.ValueType;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposes events that turn the test of a figure that is made of events. */
final class EventPlans {

    /** How many events a proposal may ask for: more is no next step for anybody. */
    private static final long MOST_TIMES = 10_000;

    private static final int MOST_STEPS = 50;

    private final Operand<?> operand;
    private final Reader reader;
    private final Selection selection;
    private final FoundTest test;
    private final Facts facts;

    /** When what happens now is known. Until then, what is just at the start of a window leaves it. */
    private final Facts then;

    private final Truth wanted;

    EventPlans(Operand<?> operand, Reader reader, Selection selection, FoundTest test, Facts facts, Truth wanted) {
        this.operand = operand;
        this.reader = reader;
        this.selection = selection;
        this.test = test;
        this.facts = facts;
        this.then = facts.at(facts.asOf().plusNanos(1));
        this.wanted = wanted;
    }

    /** An event of the selection, whatever its properties. */
    static List<Plan> ofAny(Operand<?> operand, Selection selection, Facts facts) {
        List<Plan> plans = new ArrayList<>();
        for (Change.Do event : templates(selection, facts, Truth.TRUE)) {
            @Nullable Attribute<?> property = propertyOf(operand);
            plans.add(Plan.of(property == null ? event : withAny(event, property)));
        }
        return plans;
    }

    /** An event with some value of a property, whichever, unless its condition gives it one. */
    private static Change.Do withAny(Change.Do event, Attribute<?> property) {
        return event.event().value(property).isPresent() ? event : event.opening(property, Change.Do.Choice.ANY);
    }

    /** The steps that are missing at the end. */
    static List<Plan> ofSequence(SequenceNode node, Facts facts, Truth wanted) {
        List<Plan> plans = new ArrayList<>(waiting(node, facts, wanted));
        if (wanted == Truth.TRUE) {
            for (int from = node.steps().size() - 1; from >= 0; from--) {
                List<Change> changes = new ArrayList<>();
                for (Selection step : node.steps().subList(from, node.steps().size())) {
                    templates(step, facts, Truth.TRUE).stream().limit(1).forEach(changes::add);
                }
                plans.add(Plan.of(merged(changes).toArray(Change[]::new)));
            }
        }
        return Plan.fewestChangesFirst(plans);
    }

    /** Equal events become one that happens several times. */
    private static List<Change> merged(List<Change> changes) {
        List<Change> merged = new ArrayList<>();
        for (Change change : new LinkedHashSet<>(changes)) {
            long times = changes.stream().filter(change::equals).count();
            merged.add(((Change.Do) change).times(times));
        }
        return merged;
    }

    /** A change that meets the condition and is waited out, or one that does not. */
    static List<Plan> ofHeld(HeldNode node, Facts facts, Truth wanted) {
        List<Plan> plans = new ArrayList<>(waiting(node, facts, wanted));
        for (Change.Do happens : templates(node.changes(), facts, wanted)) {
            if (wanted == Truth.FALSE) {
                plans.add(Plan.of(happens));
            } else {
                Facts then = new Facts(
                        facts.values(),
                        facts.history().plus(List.of(ChosenValues.event(happens))),
                        facts.asOf().plusNanos(1));
                waiting(node, then, wanted)
                        .forEach(wait ->
                                plans.add(Plan.of(happens, wait.changes().get(0))));
            }
        }
        return Plan.fewestChangesFirst(plans);
    }

    private static List<Plan> waiting(Node node, Facts facts, Truth wanted) {
        return Turning.firstInstant(node, facts, wanted)
                .map(instant -> List.of(Plan.of(new Change.Wait(instant))))
                .orElse(List.of());
    }

    List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        for (Change.Do template : templates(selection, facts, Truth.TRUE)) {
            plans.addAll(plansWith(template));
        }
        return plans;
    }

    private List<Plan> plansWith(Change.Do template) {
        if (operand instanceof Operand.Count) {
            return moreTimes(template);
        }
        if (operand instanceof Operand.Sum<?> sum) {
            return withMissingAmount(template, sum.property());
        }
        if (operand instanceof Operand.Average average) {
            return withBalancingAmount(template, average.property());
        }
        if (operand instanceof Operand.Pick<?> pick) {
            return withValue(template, pick.property());
        }
        if (operand instanceof Operand.Distinct distinct) {
            return withNewValues(template, distinct.property());
        }
        return List.of(Plan.of(template), thenWait(template));
    }

    private List<Plan> moreTimes(Change.Do template) {
        Found found = new Found();
        if (reader.read(then, found) != Reading.KNOWN || !(test instanceof FoundTest.OfWord ofWord)) {
            return List.of();
        }
        OptionalLong target = ofWord.ranges().nextTurnAbove(found.low());
        return target.isEmpty() || target.getAsLong() - found.low() > MOST_TIMES
                ? List.of()
                : List.of(
                        Plan.of(template.times(target.getAsLong() - found.low()).before(until(found.low() > 0))));
    }

    /** From when on the events that count now no longer all do; null if they always will, or none counts. */
    private @Nullable Instant until(boolean some) {
        Facts known = some ? then.withoutWhatIsToCome() : then;
        @Nullable Object now = value(known);
        Instant at = then.asOf();
        for (int i = 0; some && i < MOST_STEPS && !at.equals(Instant.MAX); i++) {
            at = selection.nextChange(known.at(at));
            if (!at.equals(Instant.MAX) && !Objects.equals(now, value(known.at(at)))) {
                return at;
            }
        }
        return null;
    }

    private @Nullable Object value(Facts at) {
        Found found = new Found();
        return reader.read(at, found) == Reading.KNOWN ? found.valueAs(operand.kind()) : null;
    }

    /** The difference between the sum and each end of the ranges that are wanted. */
    private <T> List<Plan> withMissingAmount(Change.Do template, Attribute<T> property) {
        Found found = new Found();
        if (reader.read(then, found) != Reading.KNOWN) {
            return List.of();
        }
        List<Plan> plans = new ArrayList<>();
        Kind<T> kind = property.kind();
        T sum = kind.fromWord(found.low());
        for (T target : new Proposals<>(kind, test, wanted).near(sum)) {
            BigDecimal missing = number(target).subtract(number(sum));
            addEvent(plans, template, property, missing, until(number(sum).signum() != 0));
        }
        return plans;
    }

    /** The amount that brings the mean of one more event to each end of the ranges that are wanted. */
    private <T> List<Plan> withBalancingAmount(Change.Do template, Attribute<T> property) {
        Found found = new Found();
        @Nullable
        Double mean =
                reader.read(then, found) == Reading.KNOWN ? Kind.ofDouble().fromWord(found.low()) : null;
        List<Plan> plans = new ArrayList<>();
        long count = mean == null ? 0 : selection.accepted(then).size();
        for (Double target : new Proposals<>(Kind.ofDouble(), test, wanted).near(mean)) {
            BigDecimal total = number(mean == null ? 0.0 : mean).multiply(BigDecimal.valueOf(count));
            BigDecimal amount =
                    number(target).multiply(BigDecimal.valueOf(count + 1)).subtract(total);
            addEvent(plans, template, property, amount, until(count > 0));
        }
        return plans;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    /** A number may have to be rounded to be a value of the property: up, down, or by one more. */
    @SuppressWarnings("unchecked") // each branch makes a value of the property's type
    static <T> void addEvent(
            List<Plan> plans, Change.Do template, Attribute<T> property, BigDecimal amount, @Nullable Instant until) {
        Set<Object> values = new LinkedHashSet<>();
        if (property.type() == ValueType.DOUBLE) {
            double exact = amount.doubleValue();
            values.addAll(List.of(exact, Math.nextUp(exact), Math.nextDown(exact)));
        } else {
            int decimals = property.kind().decimals();
            for (RoundingMode mode : List.of(RoundingMode.CEILING, RoundingMode.FLOOR)) {
                BigDecimal rounded = amount.setScale(decimals, mode);
                boolean fits = rounded.unscaledValue().bitLength() < Long.SIZE;
                if (fits) {
                    values.add(property.type() == ValueType.LONG ? (Object) rounded.longValue() : rounded);
                }
            }
        }
        for (Object value : values) {
            if (property.problemWith(value).isEmpty()) {
                plans.add(Plan.of(template.with(property, (T) value).before(until)));
            }
        }
    }

    private <T> List<Plan> withValue(Change.Do template, Attribute<T> property) {
        List<Plan> plans = new ArrayList<>();
        Set<T> values = reader instanceof WithinReader within
                ? LeafPlans.within(within, facts, wanted)
                : new Proposals<>(property.kind(), test, wanted).near(null);
        for (T value : values) {
            if (property.problemWith(value).isEmpty()) {
                plans.add(Plan.of(template.with(property, value)));
            }
        }
        return plans;
    }

    /** As many events as different values are missing, each with a value that was not there yet. */
    private List<Plan> withNewValues(Change.Do template, Attribute<?> property) {
        return moreTimes(template.opening(property, Change.Do.Choice.NEW));
    }

    /** What happens now can count later, such as at the end of its period. */
    private Plan thenWait(Change.Do template) {
        Facts after = new Facts(then.values(), then.history().plus(List.of(ChosenValues.event(template))), then.asOf());
        Instant next = reader.nextChange(after, test);
        return next.equals(Instant.MAX) ? Plan.of(template) : Plan.of(template, new Change.Wait(next));
    }

    /** Events of the type, now, that meet the condition, or that do not. */
    static List<Change.Do> templates(Selection selection, Facts facts, Truth wanted) {
        Event plain = Event.of(selection.type(), facts.asOf());
        Node where = selection.where();
        if (selection.accepts(plain, facts.asOf()) == wanted || where == null) {
            return List.of(new Change.Do(plain, 1, null));
        }
        List<Change.Do> templates = new ArrayList<>();
        for (Plan plan : where.plans(Facts.of(plain, facts.asOf()), wanted)) {
            Change.Do does = new Change.Do(plain, 1, null);
            for (Change change : plan.changes()) {
                does = with(does, change);
            }
            if (selection.accepts(ChosenValues.event(does), facts.asOf()) == wanted) {
                templates.add(does);
            }
        }
        return templates;
    }

    private static Change.Do with(Change.Do does, Change change) {
        if (change instanceof Change.Know know) {
            return does.opening(know.attribute(), Change.Do.Choice.ANY);
        }
        return change instanceof Change.Set<?> set ? with(does, set) : does;
    }

    private static <T> Change.Do with(Change.Do does, Change.Set<T> set) {
        return does.with(set.attribute(), set.to());
    }

    private static @Nullable Attribute<?> propertyOf(Operand<?> operand) {
        if (operand instanceof Operand.Pick<?> pick) {
            return pick.property();
        }
        return operand instanceof Operand.Average average ? average.property() : null;
    }
}
