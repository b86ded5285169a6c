package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Kind;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.User;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A random vocabulary, calendar and instant, and random facts in their terms. Values are few, so that they meet. */
final class World {

    /** What may be left out of the facts. */
    enum Gaps {
        /** Attributes and properties may be missing, histories may start late. */
        ANYWHERE,
        /** Attributes may be missing. */
        IN_PROFILE,
        /** Histories may start late. */
        IN_HISTORY
    }

    /** Zones with the instants at which something odd happens to their clocks. */
    private static final Map<String, List<String>> ODD_INSTANTS = Map.of(
            "UTC", List.of("2026-03-31T12:00:00Z", "2024-02-29T00:00:00Z", "2026-01-01T00:00:00Z"),
            "Asia/Shanghai", List.of("2026-03-31T16:00:00Z", "1991-04-13T18:00:00Z"),
            "Europe/Berlin", List.of("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-02-28T23:00:00Z"),
            "Pacific/Apia", List.of("2011-12-30T10:00:00Z", "2012-03-31T14:00:00Z"),
            "America/Sao_Paulo", List.of("2018-11-04T03:00:00Z", "2018-02-18T02:00:00Z"),
            "Australia/Lord_Howe", List.of("2026-04-04T15:00:00Z"));

    private static final List<String> TEXTS =
            List.of("", "a", "ab", "AB", "b.c", "xaby", "Straße", "STRASSE", "上海", "上海市", "AaAaAaAa", "BBBBBBBB");
    private static final List<String> VERSIONS =
            List.of("1.0.0", "1.2.0", "1.10.0", "1.2.0-rc.1", "1.2.0-rc.2", "2.0.0-alpha");
    private static final List<Long> LARGE =
            List.of(Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, 1L << 53, 16_777_217L, 3_000_000_001L);

    private final SplittableRandom random;
    private final Schema schema;
    private final List<Attribute<?>> attributes = new ArrayList<>();
    private final List<EventType> events = new ArrayList<>();
    private final Calendar calendar;
    private final Instant asOf;

    World(SplittableRandom random) {
        this.random = random;
        List<Kind<?>> kinds = kinds();
        for (Kind<?> kind : kinds) {
            attributes.add(Attribute.of("first " + kind.type(), kind));
            attributes.add(Attribute.of("second " + kind.type(), kind));
        }
        for (String name : List.of("purchase", "visit", "leave")) {
            List<Attribute<?>> properties = new ArrayList<>();
            kinds.stream()
                    .filter(kind -> chance(2))
                    .forEach(kind -> properties.add(Attribute.of("its " + kind.type(), kind)));
            events.add(EventType.of(name, shuffled(properties)));
        }
        Schema.Builder vocabulary = Schema.builder().attributes(shuffled(attributes));
        shuffled(events).forEach(vocabulary::event);
        this.schema = vocabulary.build();
        String zone = oneOf(new ArrayList<>(new TreeSet<>(ODD_INSTANTS.keySet())));
        this.calendar = new Calendar(
                ZoneId.of(zone),
                chance(2) ? LocalTime.MIDNIGHT : LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)),
                chance(2) ? DayOfWeek.MONDAY : oneOf(List.of(DayOfWeek.values())));
        this.asOf = Instant.parse(oneOf(ODD_INSTANTS.get(zone))).plus(smallOffset());
    }

    private List<Kind<?>> kinds() {
        Kind<BigDecimal> decimals = Kind.ofDecimal(random.nextInt(4));
        return List.of(
                Kind.ofBoolean(),
                Kind.ofLong(),
                chance(2) ? decimals : decimals.withUnit("CNY"),
                Kind.ofDouble(),
                Kind.ofString(),
                Kind.ofEnumeration(List.of("z-low", "m-middle", "a-high").subList(0, 2 + random.nextInt(2))),
                Kind.ofDate(),
                Kind.ofInstant(),
                Kind.ofDuration(),
                Kind.ofVersion(),
                Kind.ofStringSet());
    }

    private Duration smallOffset() {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofNanos(random.nextInt(3) - 1L);
            case 2 -> Duration.ofMinutes(random.nextInt(-48, 48) * 30L);
            default -> Duration.ofHours(random.nextInt(-40 * 24, 40 * 24));
        };
    }

    SplittableRandom random() {
        return random;
    }

    Schema schema() {
        return schema;
    }

    List<Attribute<?>> attributes() {
        return attributes;
    }

    List<EventType> events() {
        return events;
    }

    Calendar calendar() {
        return calendar;
    }

    Instant asOf() {
        return asOf;
    }

    /** True once in so many times. */
    boolean chance(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> rest = new ArrayList<>(list);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(random.nextInt(rest.size())));
        }
        return shuffled;
    }

    /** A value of a kind. */
    <T> T value(Kind<T> kind) {
        Object value = switch (kind.type()) {
            case BOOLEAN -> chance(2);
            case LONG -> chance(20) ? oneOf(LARGE) : (Long) random.nextLong(-2, 7);
            case DECIMAL ->
                chance(2)
                        ? BigDecimal.valueOf(random.nextLong(-2, 7))
                        : BigDecimal.valueOf(random.nextLong(-20, 70), kind.decimals());
            case DOUBLE -> chance(12) ? -0.0 : random.nextInt(-4, 12) / 4.0;
            case STRING -> oneOf(TEXTS);
            case ENUMERATION -> oneOf(kind.domain());
            case DATE -> date();
            case INSTANT -> instant();
            case DURATION -> duration();
            case VERSION -> SemanticVersion.parse(oneOf(VERSIONS));
            case STRING_SET -> {
                TreeSet<String> set = new TreeSet<>();
                for (String text : List.of("a", "b", "c")) {
                    if (chance(2)) {
                        set.add(text);
                    }
                }
                yield set;
            }
        };
        @SuppressWarnings("unchecked") // each branch gives a value of the kind's type
        T typed = (T) value;
        return typed;
    }

    private LocalDate date() {
        LocalDate today = calendar.dayOf(asOf);
        return switch (random.nextInt(5)) {
            case 0 -> today.plusDays(random.nextInt(-1, 2));
            case 1 -> LocalDate.of(1996 + 4 * random.nextInt(8), 2, 28 + random.nextInt(2));
            case 2 -> today.plusYears(random.nextInt(-30, 3)).plusDays(random.nextInt(-2, 3));
            default -> today.plusDays(random.nextInt(-40, 40));
        };
    }

    Duration duration() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofNanos(random.nextInt(3) - 1L);
            case 1 -> Duration.ofHours(random.nextInt(-2, 60));
            default -> Duration.ofDays(random.nextInt(12));
        };
    }

    /** An instant near asOf, often one at which something happens: a day's start, a window's edge. */
    Instant instant() {
        Instant past = switch (random.nextInt(6)) {
            case 0 -> asOf.minus(Duration.ofNanos(random.nextInt(3)));
            case 1 -> asOf.minus(Duration.ofHours(random.nextInt(80)));
            case 2 -> calendar.minus(asOf, Period.ofDays(random.nextInt(12)));
            case 3 -> calendar.startOf(calendar.dayOf(asOf).minusDays(random.nextInt(40)));
            case 4 -> asOf.minus(Duration.ofDays(random.nextInt(75)));
            default -> calendar.minus(asOf, Period.ofMonths(random.nextInt(4)));
        };
        Instant near = chance(6) ? past.plusNanos(random.nextInt(3) - 1L) : past;
        return chance(6) ? asOf.plus(Duration.between(near, asOf)) : near;
    }

    Window window() {
        return chance(5) ? moving().before(moving()) : chance(8) ? fixed() : chance(3) ? Window.ever() : moving();
    }

    private Window fixed() {
        Instant one = instant();
        Instant other = instant();
        return Window.absolute(one.isBefore(other) ? Interval.of(one, other) : Interval.of(other, one));
    }

    private Window moving() {
        Bucket unit = oneOf(List.of(Bucket.values()));
        return switch (random.nextInt(5)) {
            case 0 -> Window.rolling(Duration.ofHours(1L + random.nextInt(100)));
            case 1 -> Window.days(1 + random.nextInt(12));
            case 2 -> Window.months(1 + random.nextInt(2));
            case 3 -> Window.current(unit);
            default -> Window.previous(1 + random.nextInt(3), unit);
        };
    }

    User user(Gaps gaps) {
        Profile.Builder profile = Profile.builder(schema);
        attributes.stream()
                .filter(attribute -> gaps == Gaps.IN_HISTORY || !chance(6))
                .forEach(attribute -> set(profile, attribute));
        List<Event> history = events(random.nextInt(14), gaps == Gaps.ANYWHERE);
        return User.of(profile.build(), history(history, gaps != Gaps.IN_PROFILE));
    }

    private History history(List<Event> history, boolean mayStartLate) {
        return mayStartLate && chance(2) ? History.of(history).withCompleteSince(instant()) : History.of(history);
    }

    private List<Event> events(int count, boolean mayLackProperties) {
        List<Event> history = new ArrayList<>();
        while (history.size() < count) {
            Instant at = !history.isEmpty() && chance(4) ? oneOf(history).at() : instant();
            Event event = event(oneOf(events), at, mayLackProperties);
            // Events of one instant are ordered by what is recorded, which is another order once the gaps are filled.
            if (!mayLackProperties || history.stream().noneMatch(other -> isTied(event, other))) {
                history.add(event);
            }
        }
        return history;
    }

    private static boolean isTied(Event event, Event other) {
        return event.at().equals(other.at()) && event.type().equals(other.type());
    }

    private Event event(EventType type, Instant at, boolean mayLackProperties) {
        Event event = Event.of(type, at);
        for (Attribute<?> property : type.properties()) {
            event = mayLackProperties && chance(8) ? event : with(event, property);
        }
        return event;
    }

    private <T> Event with(Event event, Attribute<T> property) {
        return event.with(property, value(property.kind()));
    }

    private <T> void set(Profile.Builder profile, Attribute<T> attribute) {
        profile.set(attribute, value(attribute.kind()));
    }

    /** The user as it may be in truth: every gap is filled by some value, some events stand where the history was open. */
    User completion(User user) {
        Profile.Builder profile = user.profile().toBuilder();
        for (Attribute<?> attribute : attributes) {
            Optional<?> value = user.profile().value(attribute);
            if (value.isEmpty()) {
                set(profile, attribute);
            }
        }
        List<Event> history = new ArrayList<>();
        for (Event event : user.history().events()) {
            Event filled = event;
            for (Attribute<?> property : event.eventType().properties()) {
                filled = event.value(property).isPresent() ? filled : with(filled, property);
            }
            history.add(filled);
        }
        Instant completeSince = user.history().completeSince();
        if (!completeSince.equals(Instant.MIN)) {
            events(random.nextInt(4), false).stream()
                    .filter(event -> event.at().isBefore(completeSince))
                    .forEach(history::add);
            if (chance(2)) {
                history.add(event(oneOf(events), completeSince.minusNanos(1 + random.nextInt(3)), false));
            }
        }
        return User.of(profile.build(), History.of(shuffled(history)));
    }
}
