package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Kind;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Truth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Proposes changes that turn the test of one operand. */
final class LeafPlans {

    /** How large a set may be asked to become: a larger one is no next step for anybody. */
    private static final long MOST_TEXTS = 10_000;

    private final Operand<?> operand;
    private final Reader reader;
    private final FoundTest test;
    private final Facts facts;
    private final Truth wanted;

    LeafPlans(Operand<?> operand, Reader reader, FoundTest test, Facts facts, Truth wanted) {
        this.operand = operand;
        this.reader = reader;
        this.test = test;
        this.facts = facts;
        this.wanted = wanted;
    }

    List<Plan> plans() {
        if (reader instanceof OrValueReader orValue && operand instanceof Operand.OrValue<?> stood) {
            return new LeafPlans(stood.of(), orValue.of(), test, facts, wanted).plans();
        }
        if (reader instanceof ModuloReader modulo && operand instanceof Operand.Modulo remainder) {
            return plansOfNumber(modulo, remainder);
        }
        List<Plan> plans = new ArrayList<>();
        if (reader instanceof DerivedReader derived && derived.of() instanceof AttributeReader source) {
            // Time passes by itself; another birthday would have to be made up.
            plans.addAll(waiting());
            plans.addAll(derivedPlans(source.attribute()));
            return Plan.fewestChangesFirst(plans);
        }
        if (reader instanceof AttributeReader attribute) {
            plans.addAll(plansOf(attribute.attribute()));
        } else if (reader instanceof ScoreReader score) {
            plans.addAll(scorePlans(score));
        } else if (reader instanceof QuotientReader ratio && operand instanceof Operand.Quotient quotient) {
            plans.addAll(new QuotientPlans(quotient, ratio, test, facts, wanted).plans());
        } else if (reader.selection() != null) {
            plans.addAll(new EventPlans(operand, reader, reader.selection(), test, facts, wanted).plans());
        }
        plans.addAll(waiting());
        return Plan.fewestChangesFirst(plans);
    }

    /** What turns a remainder is another number. */
    private List<Plan> plansOfNumber(ModuloReader modulo, Operand.Modulo remainder) {
        if (!(test instanceof FoundTest.OfWord ofWord)) {
            return List.of();
        }
        Found found = new Found();
        long number = modulo.of().read(facts, found) == Reading.KNOWN ? found.low() : 0;
        FoundTest ofNumber = new FoundTest.OfWord(modulo.numbersNear(number, ofWord.ranges(), wanted));
        return new LeafPlans(remainder.of(), modulo.of(), ofNumber, facts, Truth.TRUE).plans();
    }

    /** Where the other side of a comparison is sensitive, what would have to change must not tell its value to people. */
    List<Plan> plansThatTellNothing() {
        return plans().stream()
                .filter(plan -> plan.changes().stream()
                        .noneMatch(change -> change instanceof Change.Do || change instanceof Change.Resize))
                .map(plan ->
                        Plan.of(plan.changes().stream().map(LeafPlans::withheld).toArray(Change[]::new)))
                .toList();
    }

    private static Change withheld(Change change) {
        return change instanceof Change.Set<?> set ? withheld(set) : change;
    }

    private static <T> Change withheld(Change.Set<T> set) {
        return new Change.Set<>(set.attribute().asSensitive(), set.from(), set.to());
    }

    /** A value for what has none, or none for what has one. */
    static List<Plan> ofPresence(Operand<?> operand, Reader reader, Facts facts, Truth wanted) {
        if (reader instanceof AttributeReader attribute) {
            return wanted == Truth.TRUE
                    ? List.of(Plan.of(new Change.Know(attribute.attribute())))
                    : List.of(Plan.of(new Change.Clear(attribute.attribute())));
        }
        return wanted == Truth.TRUE && reader.selection() != null
                ? EventPlans.ofAny(operand, reader.selection(), facts)
                : List.of();
    }

    private <T> List<Plan> plansOf(Attribute<T> attribute) {
        @Nullable T now = current(attribute);
        List<Plan> plans = new ArrayList<>();
        for (T value : proposals(attribute.kind(), now)) {
            if (attribute.problemWith(value).isEmpty() && !value.equals(now)) {
                plans.add(Plan.of(new Change.Set<>(attribute, now, value)));
            }
        }
        return plans;
    }

    private <T> @Nullable T current(Attribute<T> attribute) {
        return facts.values().value(attribute).orElse(null);
    }

    private <T> Set<T> proposals(Kind<T> kind, @Nullable T now) {
        return new Proposals<>(kind, test, wanted).near(now);
    }

    /** For values that are computed from an attribute: a few values around the present one, and those of the test. */
    private <T> List<Plan> derivedPlans(Attribute<T> attribute) {
        if (reader instanceof BucketedReader) {
            return List.of();
        }
        if (reader instanceof SizeReader) {
            return plansOfSize(attribute);
        }
        @Nullable T now = current(attribute);
        List<Plan> plans = new ArrayList<>();
        for (T value : around(attribute.kind(), now)) {
            if (attribute.problemWith(value).isEmpty() && !value.equals(now)) {
                plans.add(Plan.of(new Change.Set<>(attribute, now, value)));
            }
        }
        return plans;
    }

    /** More texts or fewer, whichever they are; an empty set where there was none. */
    @SuppressWarnings("unchecked") // only sets have a size
    private List<Plan> plansOfSize(Attribute<?> attribute) {
        Attribute<Set<String>> set = (Attribute<Set<String>>) attribute;
        @Nullable Set<String> now = current(set);
        long size = now == null ? 0 : now.size();
        List<Plan> plans = new ArrayList<>();
        for (long target : new Proposals<>(Kind.ofLong(), test, wanted).near(now == null ? null : size)) {
            if (target == 0) {
                plans.add(Plan.of(new Change.Set<>(set, now, Set.of())));
            } else if (target > 0 && target != size && target <= MOST_TEXTS) {
                plans.add(Plan.of(new Change.Resize(set, (int) (target - size))));
            }
        }
        return plans;
    }

    @SuppressWarnings("unchecked") // the proposed time is of the type of the operand
    static <T> Set<T> within(WithinReader within, Facts facts, Truth wanted) {
        Optional<Object> time = within.proposal(facts.asOf(), wanted);
        return time.isPresent() ? Set.of((T) time.get()) : Set.of();
    }

    @SuppressWarnings("unchecked") // proposed times are of the type of the attribute
    private <T> Set<T> around(Kind<T> kind, @Nullable T now) {
        if (reader instanceof WithinReader within) {
            return within(within, facts, wanted);
        }
        TimeProposals times = new TimeProposals(facts, test);
        return switch (kind.type()) {
            case DATE -> (Set<T>) times.near(reader, now, TimeProposals.today(facts.asOf()));
            case INSTANT -> (Set<T>) times.near(reader, now, facts.asOf());
            default -> Samples.around(kind, now, test);
        };
    }

    /** Rules are turned, the weightiest first, until the score is where it should be. */
    private List<Plan> scorePlans(ScoreReader score) {
        List<Plan> plans = new ArrayList<>();
        for (boolean up : new boolean[] {true, false}) {
            List<Node> turned = new ArrayList<>();
            for (int i : byWeight(score)) {
                Node rule = score.rules().get(i);
                boolean raises = score.terms().get(i).weight() > 0;
                Truth target = raises == up ? Truth.TRUE : Truth.FALSE;
                if (rule.truth(facts) != target) {
                    plans.addAll(rule.plans(facts, target));
                    turned.add(rule);
                    plans.addAll(forAll(turned, target));
                }
            }
        }
        return plans;
    }

    private List<Plan> forAll(List<Node> rules, Truth target) {
        return rules.size() < 2 ? List.of() : Plan.forEach(rules, facts, target);
    }

    private static List<Integer> byWeight(ScoreReader score) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < score.terms().size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Long.compare(
                Math.abs(score.terms().get(b).weight()),
                Math.abs(score.terms().get(a).weight())));
        return order;
    }

    /** The first instant at which time alone gives the wanted answer. */
    private List<Plan> waiting() {
        return Turning.firstInstant(facts, then -> reader.nextChange(then, test), this::isWanted)
                .map(at -> List.of(Plan.of(new Change.Wait(at))))
                .orElse(List.of());
    }

    private boolean isWanted(Facts then) {
        Found found = new Found();
        return reader.read(then, found) == Reading.KNOWN && test.of(found) == wanted;
    }

    /** The union of texts, in order. */
    static Set<String> with(Set<?> texts, Set<?> more) {
        Set<String> union = new TreeSet<>();
        texts.forEach(text -> union.add((String) text));
        more.forEach(text -> union.add((String) text));
        return new LinkedHashSet<>(union);
    }
}
