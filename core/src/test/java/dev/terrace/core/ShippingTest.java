package dev.terrace.core;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.anniversary;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.daysToAnniversary;
import static dev.terrace.core.rule.Rules.daysUntil;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.modulo;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.quotient;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.sequence;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.share;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.timeSince;
import static dev.terrace.core.rule.Rules.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.evaluation.Change;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.pattern.LinearPattern;
import dev.terrace.core.rule.EventClause;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.segment.Cause;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Impact;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layering;
import dev.terrace.core.segment.MembershipPolicy;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.segment.Standing;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts, models and results can be shipped to another process, and are equal when they arrive. */
class ShippingTest {

    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE, CITY, LEVEL, TAGS))
            .event("purchase")
            .build();

    static Stream<Serializable> values() {
        Rule rule = any(
                all(
                        attr(AGE).between(18L, 35L),
                        attr(CITY).in("上海", "北京"),
                        attr(LEVEL).atLeast("gold"),
                        text(CITY).startsWith("上"),
                        set(TAGS).anyOf("kol")),
                not(known(AGE)).orElse(false),
                did("purchase").atLeast(1).within(Window.days(30)));
        User user = User.of(
                Profile.builder(SCHEMA).set(AGE, 27L).set(TAGS, Set.of("kol")).build(),
                History.of(List.of(Event.of("purchase", AS_OF.minusSeconds(1)))));
        SegmentCatalog catalog =
                SegmentCatalog.builder(SCHEMA).segment("target", rule).build();
        Layering layering = Layering.builder("value", 1, SCHEMA, Layer.of("visitor", Label.of("Visitor", "访客")))
                .layer(Layer.of("buyer"), did("purchase").ever())
                .build();
        Interval interval = Interval.of(AS_OF.minusSeconds(60), AS_OF);
        return Stream.of(
                rule,
                user,
                SCHEMA,
                catalog,
                catalog.evaluate(user, AS_OF),
                catalog.evaluate(user, AS_OF).of("target"),
                catalog.evaluate(user, AS_OF).of("target").explanation(),
                layering,
                layering.layers(),
                layering.evaluate(user, AS_OF),
                Flow.between(layering.layers(), Map.of("ann", "visitor"), Map.of("ann", "buyer")),
                Calendar.utc(),
                Window.ever(),
                Window.rolling(Duration.ofHours(1)),
                Window.months(1),
                Window.current(Bucket.WEEK),
                Window.previous(2, Bucket.DAY),
                Window.absolute(interval),
                Ratio.of(1, 3),
                Money.ofMinor(1, "CNY"),
                SemanticVersion.parse("1.2.3-beta.1"),
                LinearPattern.of("(?i)^a+b$"),
                LinearPattern.of("literal"),
                new Problem("CODE", "path", "message"));
    }

    /** One of each kind of rule, operand, change and cause, and what else stands on its own. */
    static Stream<Serializable> kindsOfModel() {
        Attribute<Long> weight = Attribute.ofLong("weight")
                .withUnit("kg")
                .withLabel(Label.of("weight", "重量"))
                .asSensitive();
        Attribute<BigDecimal> amount = Attribute.ofDecimal("amount", 2);
        Attribute<LocalDate> birthday = Attribute.ofDate("birthday");
        Attribute<Instant> registered = Attribute.ofInstant("registered");
        EventType order = EventType.of("order", amount, TAGS);
        Schema schema = Schema.builder()
                .attributes(List.of(AGE, CITY, TAGS, weight, birthday, registered))
                .event(order)
                .event("login")
                .build();
        Event event = Event.of(order, AS_OF.minusSeconds(5))
                .with(amount, BigDecimal.TEN)
                .with(TAGS, Set.of("b", "a"));
        Window window = Window.days(7).before(Window.current(Bucket.MONTH));
        EventClause orders = did(order).where(attr(amount).atLeast(BigDecimal.ONE));
        Rule rule = all(
                attr(AGE).atMost(did("login").count(window)),
                text(CITY).ignoringCase().matches("a+"),
                set(TAGS).size().is(2L),
                daysSince(attr(registered)).atLeast(3L),
                daysUntil(attr(birthday)).atMost(3L),
                timeSince(attr(registered)).greaterThan(Duration.ofDays(1)),
                daysToAnniversary(attr(birthday)).is(0L),
                anniversary(attr(birthday), Bucket.WEEK),
                quotient(attr(AGE), orders.count(window)).lessThan(0.5),
                modulo(attr(AGE), 7).isNot(3L),
                score(weight(3, inSegment("other")), weight(-3, any())).atLeast(1L),
                share("salt", CITY, 100),
                orders.sum(amount, window).atLeast(BigDecimal.ONE),
                orders.average(amount, window).atLeast(1.0),
                orders.largest(amount, window).atLeast(BigDecimal.ONE),
                orders.first(amount, window).atLeast(BigDecimal.ONE),
                orders.distinct(TAGS, window).is(1L),
                orders.lastTime(window).lessThan(AS_OF),
                orders.inAtLeast(1, 2, Bucket.WEEK),
                orders.heldThrough(window),
                orders.stopped(window, Window.days(2)),
                sequence(orders, did("login"))
                        .without(did("login"))
                        .taking(Duration.ofDays(1))
                        .within(window),
                atLeast(1, all(), any()));
        User user = User.of(
                Profile.builder(schema).set(AGE, 27L).set(weight, 70L).build(),
                History.of(List.of(event)).withCompleteSince(AS_OF.minusSeconds(60)));
        Evaluator evaluator = Evaluator.of(
                schema,
                Calendar.utc(),
                Map.of("rule", rule, "other", attr(weight).is(70L)));
        SegmentCatalog catalog = SegmentCatalog.builder(schema)
                .identifiedBy(CITY)
                .segment(
                        Segment.of("adults", Label.of("Adults", "成人"), attr(AGE).atLeast(18L))
                                .including("ann")
                                .excluding("bob"))
                .build();
        SegmentCatalog edited = catalog.with(Segment.of("adults", attr(AGE).atLeast(30L)));
        Layering layering = Layering.builder("value", 1, schema, Layer.of("visitor"))
                .layer(Layer.of("buyer"), did(order).atLeast(2).ever())
                .build();
        return Stream.of(
                rule,
                schema,
                schema.layout(),
                order,
                event,
                user.history(),
                weight,
                weight.kind(),
                Kind.ofEnumeration(List.of("b", "a")),
                orders.sum(amount, window).operand(),
                evaluator,
                evaluator.evaluate(user, AS_OF),
                evaluator.evaluate(user, AS_OF).explain("rule"),
                catalog.segment("adults"),
                (Serializable)
                        catalog.evaluate(user, AS_OF).of("adults").toFlip().get(0),
                edited.evaluate(user, AS_OF)
                        .since(catalog.evaluate(user, AS_OF))
                        .get(0),
                new Change.Clear(AGE),
                new Change.Set<>(AGE, null, 3L),
                new Change.Do(event, 2, AS_OF),
                new Change.Know(AGE),
                new Change.Wait(AS_OF),
                new Cause.TimePassed(AS_OF),
                new Cause.RuleChanged(null, all()),
                new Cause.ReferenceChanged(catalog.segment("adults"), edited.segment("adults")),
                new Cause.CalendarChanged(Calendar.utc(), Calendar.utc()),
                new Cause.HistoryCompleted(AS_OF, AS_OF),
                new Cause.ListChanged(catalog.segment("adults"), edited.segment("adults")),
                new Cause.AttributesChanged(List.of(new Cause.AttributeChange(TAGS, Set.of("a"), null))),
                new Cause.EventsHappened(List.of(event)),
                new Standing(true, AS_OF, 1, Standing.Reason.ENTERED),
                MembershipPolicy.of("adults").withCoolDown(Duration.ofDays(1)),
                Impact.of("adults", catalog, edited, Map.of(1L, user), AS_OF),
                layering.evaluate(user, AS_OF).nextStep().orElseThrow(),
                window,
                new Problem("CODE", "path", "message", "suggestion"));
    }

    @ParameterizedTest
    @MethodSource({"values", "kindsOfModel"})
    void whatArrivesEqualsWhatWasSent(Serializable value) throws IOException, ClassNotFoundException {
        Object arrived = shipped(value);
        assertThat(arrived).isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.toString());
    }

    /** A user who arrives alone has a schema of their own, that is equal to the one of the rules. */
    @Test
    void aUserWhoArrivesIsAnsweredAsTheOneWhoWasSent() throws IOException, ClassNotFoundException {
        EventType order = EventType.of("order", AGE, CITY);
        Schema schema = Schema.builder()
                .attributes(List.of(AGE, CITY, LEVEL, TAGS))
                .event(order)
                .build();
        User user = User.of(
                Profile.builder(schema).set(AGE, 27L).set(CITY, "上海").build(),
                History.of(List.of(
                        Event.of(order, AS_OF.minusSeconds(1)).with(AGE, 3L).with(CITY, "a"))));
        List<Rule> rules = List.of(
                attr(AGE).is(27L),
                attr(AGE).in(1L, 27L, 30L),
                attr(LEVEL).is("gold"),
                attr(CITY).is("上海"),
                text(CITY).startsWith("上"),
                set(TAGS).anyOf("kol"),
                known(LEVEL),
                attr(AGE).greaterThan(did(order).last(AGE, Window.ever())),
                attr(AGE).atLeast(attr(AGE)),
                attr(CITY).is(attr(CITY)),
                did(order).where(attr(AGE).is(3L)).where(attr(CITY).is("a")).ever(),
                did(order).first(CITY, Window.ever()).is("a"));
        User arrived = (User) shipped(user);
        for (Rule rule : rules) {
            Evaluator evaluator = Evaluator.of(schema, Calendar.utc(), Map.of("rule", rule));
            assertThat(evaluator.truthOf("rule", arrived, AS_OF))
                    .as(rule.label().english())
                    .isEqualTo(evaluator.truthOf("rule", user, AS_OF));
        }
    }

    private static Object shipped(Serializable value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
