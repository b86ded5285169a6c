package dev.terrace.core;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.pattern.LinearPattern;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layering;
import dev.terrace.core.segment.SegmentCatalog;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @MethodSource("values")
    void whatArrivesEqualsWhatWasSent(Serializable value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object arrived = in.readObject();
            assertThat(arrived).isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.toString());
        }
    }
}
