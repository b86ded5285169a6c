package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Kind;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.User;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The answers to rules, written down from what their documentation says, without a thought for speed.
 *
 * <p>Where facts are missing, the documentation leaves some answers open within what is sound: those are marked
 * {@linkplain #isOpen open}, and are to be judged by what every completion of the facts gives.
 */
final class NaiveAnswers implements Rule.Visitor<Truth> {

    private final Map<String, Rule> rules;
    private final Calendar calendar;
    private final User user;
    private final Instant asOf;
    private final Function<Attribute<?>, Optional<?>> facts;
    private boolean open;

    NaiveAnswers(Map<String, Rule> rules, Calendar calendar, User user, Instant asOf) {
        this(rules, calendar, user, asOf, attribute -> user.profile().value(attribute));
    }

    private NaiveAnswers(
            Map<String, Rule> rules,
            Calendar calendar,
            User user,
            Instant asOf,
            Function<Attribute<?>, Optional<?>> facts) {
        this.rules = rules;
        this.calendar = calendar;
        this.user = user;
        this.asOf = asOf;
        this.facts = facts;
    }

    Truth truthOf(Rule rule) {
        return rule.accept(this);
    }

    /** Whether some answer so far was not settled by the documentation. */
    boolean isOpen() {
        return open;
    }

    Truth leaveOpen() {
        open = true;
        return Truth.UNKNOWN;
    }

    Calendar calendar() {
        return calendar;
    }

    Instant asOf() {
        return asOf;
    }

    Optional<?> fact(Attribute<?> attribute) {
        return facts.apply(attribute);
    }

    Interval interval(Occurrences events) {
        return events.window().resolve(asOf, calendar);
    }

    /** Whether nothing is missing in an interval. */
    boolean isComplete(Interval interval) {
        return interval.isEmpty() || !interval.start().isBefore(user.history().completeSince());
    }

    /** The events of a type in an interval for which a condition has an answer, in the order of the history. */
    List<Event> events(String type, Rule where, Interval interval, Truth answer) {
        List<Event> found = new ArrayList<>();
        for (Event event : user.history().events()) {
            if (event.type().equals(type) && interval.contains(event.at()) && answer == condition(where, event)) {
                found.add(event);
            }
        }
        return found;
    }

    private Truth condition(Rule where, Event event) {
        NaiveAnswers ofEvent = new NaiveAnswers(rules, calendar, user, asOf, event::value);
        Truth truth = ofEvent.truthOf(where);
        open |= ofEvent.open;
        return truth;
    }

    private NaiveValue value(Operand<?> operand) {
        return new NaiveFigures(this).value(operand);
    }

    /** Whether one value is smaller, equal or larger than another. */
    static Comparator<Object> order(Kind<?> kind) {
        return switch (kind.type()) {
            case BOOLEAN -> Comparator.comparing(Boolean.class::cast);
            case LONG -> Comparator.comparing(Long.class::cast);
            case DECIMAL -> Comparator.comparing(BigDecimal.class::cast);
            case DOUBLE -> (a, b) -> (double) a < (double) b ? -1 : (double) a > (double) b ? 1 : 0;
            case STRING -> Comparator.comparing(String.class::cast);
            case ENUMERATION -> Comparator.comparingInt(value -> kind.domain().indexOf(value));
            case DATE -> (a, b) -> ((LocalDate) a).compareTo((LocalDate) b);
            case INSTANT -> Comparator.comparing(Instant.class::cast);
            case DURATION -> Comparator.comparing(Duration.class::cast);
            case VERSION -> Comparator.comparing(SemanticVersion.class::cast);
            case STRING_SET -> throw new IllegalArgumentException("sets have no order");
        };
    }

    @Override
    public <T> Truth compare(Rule.Compare<T> rule) {
        return value(rule.left())
                .is(rule.comparison(), value(rule.right()), order(rule.left().kind()));
    }

    @Override
    public <T> Truth between(Rule.Between<T> rule) {
        NaiveValue value = value(rule.operand());
        Comparator<Object> order = order(rule.operand().kind());
        return value.is(Comparison.AT_LEAST, NaiveValue.of(rule.low()), order)
                .and(value.is(Comparison.AT_MOST, NaiveValue.of(rule.high()), order));
    }

    @Override
    public <T> Truth in(Rule.In<T> rule) {
        NaiveValue value = value(rule.operand());
        Comparator<Object> order = order(rule.operand().kind());
        if (value.state() == NaiveValue.State.WITHIN && !value.isExact()) {
            // Only whole numbers are known within bounds: is each of them among the values?
            long low = (Long) value.low().orElseThrow();
            long high = (Long) value.high().orElseThrow();
            if (high - low >= 0
                    && high - low < rule.values().size()
                    && LongStream.rangeClosed(low, high).allMatch(rule.values()::contains)) {
                return Truth.TRUE;
            }
        }
        return rule.values().stream()
                .map(one -> value.is(Comparison.EQUAL, NaiveValue.of(one), order))
                .reduce(Truth.FALSE, Truth::or);
    }

    @Override
    public Truth text(Rule.Text rule) {
        NaiveValue value = value(rule.operand());
        if (!value.isExact()) {
            return Truth.UNKNOWN;
        }
        String text = (String) value.value();
        return Truth.of(
                switch (rule.match()) {
                    case CONTAINS -> text.indexOf(rule.sought()) >= 0;
                    case STARTS_WITH -> text.indexOf(rule.sought()) == 0;
                    case ENDS_WITH ->
                        text.length() >= rule.sought().length()
                                && text.substring(text.length() - rule.sought().length())
                                        .equals(rule.sought());
                    case MATCHES -> Pattern.compile(rule.sought()).matcher(text).find();
                });
    }

    @Override
    public Truth holds(Rule.Holds rule) {
        NaiveValue value = value(rule.operand());
        if (!value.isExact()) {
            return Truth.UNKNOWN;
        }
        Set<?> held = (Set<?>) value.value();
        return Truth.of(
                rule.quantity() == Rule.Holds.Quantity.ANY
                        ? rule.values().stream().anyMatch(held::contains)
                        : rule.values().stream().allMatch(held::contains));
    }

    @Override
    public Truth present(Rule.Present rule) {
        return switch (value(rule.operand()).state()) {
            case WITHIN -> Truth.TRUE;
            case MISSING -> Truth.FALSE;
            case UNKNOWN -> leaveOpen();
        };
    }

    @Override
    public Truth anniversary(Rule.Anniversary rule) {
        NaiveValue value = value(rule.operand());
        if (!value.isExact()) {
            return Truth.UNKNOWN;
        }
        long current = calendar.bucketOf(rule.unit(), asOf);
        LocalDate end = calendar.firstDayOf(rule.unit(), current + 1);
        return Truth.of(calendar.firstDayOf(rule.unit(), current)
                .datesUntil(end)
                .anyMatch(day -> isAnniversary((LocalDate) value.value(), day)));
    }

    @Override
    public Truth within(Rule.Within rule) {
        NaiveValue value = value(rule.operand());
        if (!value.isExact()) {
            return Truth.UNKNOWN;
        }
        Interval interval = rule.window().resolve(asOf, calendar);
        if (value.value() instanceof Instant instant) {
            return Truth.of(!instant.isBefore(interval.start()) && instant.isBefore(interval.end()));
        }
        LocalDate date = (LocalDate) value.value();
        Interval day = Interval.of(calendar.startOf(date), calendar.startOf(date.plusDays(1)));
        boolean startsInside = !interval.isEmpty() && day.contains(interval.start());
        return Truth.of(startsInside || interval.contains(day.start()));
    }

    static boolean isAnniversary(LocalDate date, LocalDate day) {
        int dayOfMonth = date.getMonthValue() == 2 && date.getDayOfMonth() == 29 && !day.isLeapYear()
                ? 28
                : date.getDayOfMonth();
        return day.getMonth() == date.getMonth() && day.getDayOfMonth() == dayOfMonth;
    }

    @Override
    public Truth sequence(Rule.Sequence rule) {
        Interval interval = rule.window().resolve(asOf, calendar);
        List<Rule.Sequence.Step> all = new ArrayList<>(rule.steps());
        all.addAll(rule.without());
        for (Rule.Sequence.Step step : all) {
            if (!events(step.event(), step.where(), interval, Truth.UNKNOWN).isEmpty() || !isComplete(interval)) {
                return leaveOpen();
            }
        }
        List<Event> disturbing = new ArrayList<>();
        for (Rule.Sequence.Step step : rule.without()) {
            disturbing.addAll(events(step.event(), step.where(), interval, Truth.TRUE));
        }
        return Truth.of(canGoOn(rule, interval, disturbing, new ArrayList<>(), new ArrayList<>()));
    }

    /** Tries every event of the history, each in its place, for the next step. */
    private boolean canGoOn(
            Rule.Sequence rule, Interval interval, List<Event> disturbing, List<Event> done, List<Integer> places) {
        if (done.size() == rule.steps().size()) {
            return true;
        }
        Rule.Sequence.Step step = rule.steps().get(done.size());
        List<Event> history = user.history().events();
        for (int place = 0; place < history.size(); place++) {
            Event event = history.get(place);
            if (!places.contains(place)
                    && event.type().equals(step.event())
                    && interval.contains(event.at())
                    && condition(step.where(), event) == Truth.TRUE
                    && follows(rule, disturbing, done, event)) {
                List<Event> next = new ArrayList<>(done);
                next.add(event);
                List<Integer> nextPlaces = new ArrayList<>(places);
                nextPlaces.add(place);
                if (canGoOn(rule, interval, disturbing, next, nextPlaces)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean follows(Rule.Sequence rule, List<Event> disturbing, List<Event> done, Event event) {
        if (done.isEmpty()) {
            return true;
        }
        Instant first = done.get(0).at();
        Instant last = done.get(done.size() - 1).at();
        return !event.at().isBefore(last)
                && (rule.within() == null || Duration.between(first, event.at()).compareTo(rule.within()) <= 0)
                && disturbing.stream()
                        .noneMatch(
                                other -> other.at().isAfter(last) && other.at().isBefore(event.at()));
    }

    @Override
    public Truth held(Rule.Held rule) {
        Occurrences changes = rule.changes();
        Interval interval = interval(changes);
        Truth truth = Truth.UNKNOWN;
        Instant since = Instant.MIN;
        for (Event event : user.history().events()) {
            if (event.type().equals(changes.event())
                    && !event.at().isAfter(interval.start())
                    && event.at().isBefore(asOf)) {
                truth = condition(changes.where(), event);
                since = event.at();
            }
        }
        for (Event event : user.history().events()) {
            if (event.type().equals(changes.event()) && interval.contains(event.at())) {
                truth = truth.and(condition(changes.where(), event));
            }
        }
        return since.isBefore(user.history().completeSince()) ? leaveOpen() : truth;
    }

    @Override
    public Truth inSegment(Rule.InSegment rule) {
        return truthOf(rules.get(rule.key()));
    }

    @Override
    public Truth all(Rule.All rule) {
        List<Truth> truths = truths(rule.parts());
        return truths.contains(Truth.FALSE) ? Truth.FALSE : truths.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.TRUE;
    }

    @Override
    public Truth any(Rule.Any rule) {
        List<Truth> truths = truths(rule.parts());
        return truths.contains(Truth.TRUE) ? Truth.TRUE : truths.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public Truth atLeast(Rule.AtLeast rule) {
        List<Truth> truths = truths(rule.parts());
        long certain = truths.stream().filter(truth -> truth == Truth.TRUE).count();
        long possible = truths.stream().filter(truth -> truth != Truth.FALSE).count();
        return certain >= rule.count() ? Truth.TRUE : possible < rule.count() ? Truth.FALSE : Truth.UNKNOWN;
    }

    private List<Truth> truths(List<Rule> parts) {
        return parts.stream().map(this::truthOf).toList();
    }

    @Override
    public Truth not(Rule.Not rule) {
        return switch (truthOf(rule.part())) {
            case TRUE -> Truth.FALSE;
            case FALSE -> Truth.TRUE;
            case UNKNOWN -> Truth.UNKNOWN;
        };
    }

    @Override
    public Truth orElse(Rule.OrElse rule) {
        Truth truth = truthOf(rule.part());
        return truth == Truth.UNKNOWN ? Truth.of(rule.whenUnknown()) : truth;
    }
}
