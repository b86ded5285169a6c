package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Kind;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The values of operands, written down from what their documentation says. */
final class NaiveFigures implements Operand.Visitor<NaiveValue> {

    private static final MathContext DIGITS = new MathContext(60);

    private final NaiveAnswers answers;

    NaiveFigures(NaiveAnswers answers) {
        this.answers = answers;
    }

    NaiveValue value(Operand<?> operand) {
        return operand.accept(this);
    }

    /** The documentation does not tell. */
    private NaiveValue open() {
        answers.leaveOpen();
        return NaiveValue.UNKNOWN;
    }

    private boolean isSettled(Occurrences events) {
        Interval interval = answers.interval(events);
        return answers.isComplete(interval)
                && answers.events(events.event(), events.where(), interval, Truth.UNKNOWN)
                        .isEmpty();
    }

    private List<Event> found(Occurrences events) {
        return answers.events(events.event(), events.where(), answers.interval(events), Truth.TRUE);
    }

    @Override
    public <T> NaiveValue constant(Operand.Constant<T> operand) {
        return NaiveValue.of(operand.value());
    }

    @Override
    public <T> NaiveValue attribute(Operand.Attr<T> operand) {
        Optional<?> value = answers.fact(operand.attribute());
        return value.isPresent() ? NaiveValue.of(value.get()) : NaiveValue.MISSING;
    }

    @Override
    public NaiveValue count(Operand.Count operand) {
        Occurrences events = operand.events();
        Interval interval = answers.interval(events);
        long certain = found(events).size();
        long doubtful = answers.events(events.event(), events.where(), interval, Truth.UNKNOWN)
                .size();
        return NaiveValue.within(certain, answers.isComplete(interval) ? certain + doubtful : Long.MAX_VALUE);
    }

    @Override
    public NaiveValue distinct(Operand.Distinct operand) {
        if (!isSettled(operand.events())) {
            return open();
        }
        Set<Object> values = new LinkedHashSet<>();
        for (Event event : found(operand.events())) {
            Optional<?> value = event.value(operand.property());
            if (value.isEmpty()) {
                return open();
            }
            values.add(value.get());
        }
        return NaiveValue.of((long) values.size());
    }

    @Override
    public <T> NaiveValue sum(Operand.Sum<T> operand) {
        return overAll(
                operand.events(),
                operand.property(),
                values -> sum(values, operand.property().kind()));
    }

    /** A sum that does not fit its kind is not known. */
    private static NaiveValue sum(List<?> values, Kind<?> kind) {
        BigDecimal sum = values.stream().map(NaiveFigures::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean fits = sum.movePointRight(kind.decimals()).toBigInteger().bitLength() < Long.SIZE;
        return switch (kind.type()) {
            case LONG -> fits ? NaiveValue.of(sum.longValueExact()) : NaiveValue.UNKNOWN;
            case DECIMAL -> fits ? NaiveValue.of(sum.setScale(kind.decimals())) : NaiveValue.UNKNOWN;
            default -> NaiveValue.of(sum.doubleValue());
        };
    }

    private static BigDecimal exact(Object number) {
        return number instanceof BigDecimal decimal
                ? decimal
                : number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal((Double) number);
    }

    @Override
    public NaiveValue average(Operand.Average operand) {
        return overAll(operand.events(), operand.property(), values -> {
            BigDecimal sum = values.stream().map(NaiveFigures::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
            return values.isEmpty()
                    ? NaiveValue.MISSING
                    : NaiveValue.of(sum.divide(BigDecimal.valueOf(values.size()), DIGITS)
                            .doubleValue());
        });
    }

    /** A figure that needs the property of each event. */
    private NaiveValue overAll(Occurrences events, Attribute<?> property, Function<List<Object>, NaiveValue> figure) {
        if (!isSettled(events)) {
            return open();
        }
        List<Object> values = found(events).stream()
                .<Object>flatMap(event -> event.value(property).stream())
                .toList();
        return values.size() < found(events).size() ? NaiveValue.UNKNOWN : figure.apply(values);
    }

    @Override
    public <T> NaiveValue pick(Operand.Pick<T> operand) {
        if (operand.choice() == Operand.Pick.Choice.LAST && lastIsInCompletePart(operand.events())) {
            List<Event> found = found(operand.events());
            return found.get(found.size() - 1)
                    .value(operand.property())
                    .map(NaiveValue::of)
                    .orElse(NaiveValue.UNKNOWN);
        }
        if (!isSettled(operand.events())) {
            return open();
        }
        List<Event> found = found(operand.events());
        if (found.isEmpty()) {
            return NaiveValue.MISSING;
        }
        List<Object> values = found.stream()
                .<Object>flatMap(event -> event.value(operand.property()).stream())
                .toList();
        if (values.size() < found.size()) {
            return open();
        }
        return NaiveValue.of(
                switch (operand.choice()) {
                    case FIRST -> values.get(0);
                    case LAST -> values.get(values.size() - 1);
                    case SMALLEST ->
                        values.stream().min(order(operand.property())).orElseThrow();
                    case LARGEST ->
                        values.stream().max(order(operand.property())).orElseThrow();
                });
    }

    /** Nothing that is missing, and nothing that may or may not count, comes after it. */
    private boolean lastIsInCompletePart(Occurrences events) {
        List<Event> found = found(events);
        List<Event> doubtful = answers.events(events.event(), events.where(), answers.interval(events), Truth.UNKNOWN);
        return !found.isEmpty()
                && doubtful.isEmpty()
                && answers.isComplete(Interval.of(found.get(found.size() - 1).at(), Instant.MAX));
    }

    private static Comparator<Object> order(Attribute<?> property) {
        return NaiveAnswers.order(property.kind());
    }

    @Override
    public NaiveValue occurred(Operand.Occurred operand) {
        if (!isSettled(operand.events())) {
            return open();
        }
        List<Instant> instants =
                found(operand.events()).stream().map(Event::at).sorted().toList();
        return instants.isEmpty()
                ? NaiveValue.MISSING
                : NaiveValue.of(
                        operand.end() == Operand.Occurred.End.FIRST
                                ? instants.get(0)
                                : instants.get(instants.size() - 1));
    }

    @Override
    public NaiveValue activePeriods(Operand.ActivePeriods operand) {
        if (!isSettled(operand.events())) {
            return open();
        }
        long current = answers.calendar().bucketOf(operand.unit(), answers.asOf());
        long active = 0;
        for (int back = 1; back <= operand.periods(); back++) {
            Interval period = answers.calendar().intervalOf(operand.unit(), current - back);
            active += answers.events(operand.event(), operand.where(), period, Truth.TRUE)
                            .isEmpty()
                    ? 0
                    : 1;
        }
        return NaiveValue.of(active);
    }

    @Override
    public NaiveValue quotient(Operand.Quotient operand) {
        NaiveValue numerator = value(operand.numerator());
        NaiveValue denominator = value(operand.denominator());
        if (numerator.isMissing() || denominator.isMissing()) {
            return NaiveValue.MISSING;
        }
        if (!numerator.isExact() || !denominator.isExact()) {
            return open();
        }
        Object above = numerator.value();
        Object below = denominator.value();
        if (exact(below).signum() == 0) {
            return NaiveValue.MISSING;
        }
        return NaiveValue.of(
                above instanceof Double || below instanceof Double
                        ? exact(above).doubleValue() / exact(below).doubleValue()
                        : exact(above).divide(exact(below), DIGITS).doubleValue());
    }

    @Override
    public <T> NaiveValue orValue(Operand.OrValue<T> operand) {
        NaiveValue value = value(operand.of());
        return value.state() == NaiveValue.State.MISSING ? NaiveValue.of(operand.value()) : value;
    }

    @Override
    public NaiveValue modulo(Operand.Modulo operand) {
        return map(
                operand.of(),
                value -> BigInteger.valueOf((Long) value)
                        .mod(BigInteger.valueOf(operand.divisor()))
                        .longValueExact());
    }

    /** The value of something that is made of one other value, and is missing where that is. */
    private NaiveValue map(Operand<?> of, Function<Object, Object> function) {
        NaiveValue value = value(of);
        return switch (value.state()) {
            case MISSING -> NaiveValue.MISSING;
            case UNKNOWN -> NaiveValue.UNKNOWN;
            case WITHIN -> value.isExact() ? NaiveValue.of(function.apply(value.value())) : open();
        };
    }

    @Override
    public NaiveValue size(Operand.Size operand) {
        return map(operand.of(), value -> (long) ((Set<?>) value).size());
    }

    @Override
    public NaiveValue folded(Operand.Folded operand) {
        return map(
                operand.of(), value -> ((String) value).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    @Override
    public NaiveValue days(Operand.Days operand) {
        LocalDate today = answers.calendar().dayOf(answers.asOf());
        return map(operand.of(), value -> {
            LocalDate day =
                    value instanceof Instant instant ? answers.calendar().dayOf(instant) : (LocalDate) value;
            return operand.direction() == Operand.Days.Direction.SINCE
                    ? ChronoUnit.DAYS.between(day, today)
                    : ChronoUnit.DAYS.between(today, day);
        });
    }

    @Override
    public NaiveValue elapsed(Operand.Elapsed operand) {
        return map(operand.since(), value -> Duration.between((Instant) value, answers.asOf()));
    }

    @Override
    public NaiveValue daysToAnniversary(Operand.DaysToAnniversary operand) {
        LocalDate today = answers.calendar().dayOf(answers.asOf());
        return map(operand.of(), value -> {
            long days = 0;
            while (!NaiveAnswers.isAnniversary((LocalDate) value, today.plusDays(days))) {
                days++;
            }
            return days;
        });
    }

    @Override
    public NaiveValue score(Operand.Score operand) {
        long low = 0;
        long high = 0;
        for (Operand.Score.Term term : operand.terms()) {
            Truth truth = answers.truthOf(term.rule());
            low += truth == Truth.TRUE || (truth == Truth.UNKNOWN && term.weight() < 0) ? term.weight() : 0;
            high += truth == Truth.TRUE || (truth == Truth.UNKNOWN && term.weight() > 0) ? term.weight() : 0;
        }
        return NaiveValue.within(low, high);
    }

    @Override
    public NaiveValue bucketed(Operand.Bucketed operand) {
        Optional<?> id = answers.fact(operand.id());
        return id.isPresent() ? NaiveValue.of(bucketOf(operand.salt(), id.get())) : NaiveValue.MISSING;
    }

    /** The first 8 bytes of SHA-256 of {@code salt + ":" + id} in UTF-8, as an unsigned number, modulo 10,000. */
    static long bucketOf(String salt, Object id) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((salt + ":" + id).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(hash, 8))
                    .mod(BigInteger.valueOf(10_000))
                    .longValueExact();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
