package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTest {

    private static final Attribute<BigDecimal> AMOUNT = Attribute.ofDecimal("amount", 2);
    private static final Attribute<String> CATEGORY = Attribute.ofString("category");
    private static final Attribute<Long> QUANTITY = Attribute.ofLong("quantity");
    private static final Attribute<String> CHANNEL = Attribute.ofEnumeration("channel", "web", "app");
    private static final Attribute<LocalDate> DELIVERY = Attribute.ofDate("delivery");
    private static final Attribute<Set<String>> COUPONS = Attribute.ofStringSet("coupons");
    private static final EventType PURCHASE =
            EventType.of("purchase", AMOUNT, CATEGORY, QUANTITY, CHANNEL, DELIVERY, COUPONS);
    private static final Instant AT = Instant.parse("2026-03-18T12:00:00Z");
    private static final Event BARE = Event.of(PURCHASE, AT);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Nested
    class Properties {

        @Test
        void areTyped() {
            Event event = BARE.with(AMOUNT, new BigDecimal("12.5"))
                    .with(CATEGORY, "玩具")
                    .with(QUANTITY, 3L)
                    .with(CHANNEL, "app")
                    .with(DELIVERY, LocalDate.of(2026, 3, 20))
                    .with(COUPONS, Set.of("b", "a"));
            assertThat(event.value(AMOUNT)).hasValue(new BigDecimal("12.50"));
            assertThat(event.value(CATEGORY)).hasValue("玩具");
            assertThat(event.value(QUANTITY)).hasValue(3L);
            assertThat(event.value(CHANNEL)).hasValue("app");
            assertThat(event.value(DELIVERY)).hasValue(LocalDate.of(2026, 3, 20));
            assertThat(event.value(COUPONS))
                    .hasValueSatisfying(coupons -> assertThat(coupons).containsExactly("a", "b"));
            assertThat(event)
                    .hasToString("purchase@2026-03-18T12:00:00Z{amount=12.50, category=玩具, quantity=3, channel=app,"
                            + " delivery=2026-03-20, coupons=[a, b]}");
        }

        @Test
        void thatAreMissingEmptyOrZeroAreToldApart() {
            assertThat(BARE.value(CATEGORY)).isEmpty();
            assertThat(BARE.value(QUANTITY)).isEmpty();
            assertThat(BARE.with(CATEGORY, "").value(CATEGORY)).hasValue("");
            assertThat(BARE.with(QUANTITY, 0L).value(QUANTITY)).hasValue(0L);
            assertThat(BARE.with(COUPONS, Set.of()).value(COUPONS)).hasValue(Set.of());
            assertThat(BARE.with(QUANTITY, 0L)).isNotEqualTo(BARE);
            assertThat(BARE.with(COUPONS, Set.of())).isNotEqualTo(BARE);
        }

        @Test
        void areCheckedWhenTheyAreSet() {
            assertThatThrownBy(() -> BARE.with(AMOUNT, new BigDecimal("0.001")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'amount' must have at most 2 decimals and fit 64 bits but was 0.001");
            assertThatThrownBy(() -> BARE.with(CHANNEL, "shop"))
                    .hasMessage("'channel' must be one of [web, app] but was 'shop'");
            assertThatThrownBy(() -> BARE.with(Attribute.ofLong("price"), 1L))
                    .hasMessageContaining("'price'")
                    .hasMessageContaining("[amount, category, quantity, channel, delivery, coupons]");
            assertThatThrownBy(() -> BARE.with(Attribute.ofString("quantity"), "3"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> BARE.value(Attribute.ofLong("price")))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @SuppressWarnings("NullAway")
        void areNeverNull() {
            assertThatThrownBy(() -> BARE.with(CATEGORY, null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> Event.of(PURCHASE, null)).isInstanceOf(NullPointerException.class);
        }

        @Test
        void leaveTheEventThatTheyAreAddedToAsItIs() {
            Event with = BARE.with(QUANTITY, 1L);
            Event other = with.with(QUANTITY, 2L);
            assertThat(BARE.value(QUANTITY)).isEmpty();
            assertThat(with.value(QUANTITY)).hasValue(1L);
            assertThat(other.value(QUANTITY)).hasValue(2L);
        }

        @Test
        void keepNothingOfTheSetTheyWereMadeFrom() {
            Set<String> coupons = new TreeSet<>(Set.of("a"));
            Event event = BARE.with(COUPONS, coupons);
            coupons.add("b");
            assertThat(event.value(COUPONS)).hasValue(Set.of("a"));
        }
    }

    @Nested
    class Equality {

        @Test
        void isByTypeInstantAndProperties() {
            Event event = BARE.with(AMOUNT, new BigDecimal("1.5"));
            assertThat(event)
                    .isEqualTo(BARE.with(AMOUNT, new BigDecimal("1.50")))
                    .hasSameHashCodeAs(BARE.with(AMOUNT, new BigDecimal("1.50")));
            assertThat(event).isNotEqualTo(BARE.with(AMOUNT, new BigDecimal("1.51")));
            assertThat(event).isNotEqualTo(Event.of(PURCHASE, AT.plusNanos(1)).with(AMOUNT, new BigDecimal("1.5")));
            assertThat(Event.of("login", AT))
                    .isEqualTo(Event.of(EventType.of("login"), AT))
                    .isNotEqualTo(Event.of("logout", AT));
            assertThat(event.type()).isEqualTo("purchase");
            assertThat(event.eventType()).isEqualTo(PURCHASE);
            assertThat(event.at()).isEqualTo(AT);
        }
    }

    @Nested
    class OrderAtOneInstant {

        @Test
        void isByTypeThenNamesThenValues() {
            Event cheap = BARE.with(AMOUNT, new BigDecimal("2.00"));
            Event dear = BARE.with(AMOUNT, new BigDecimal("10.00"));
            Event toys = BARE.with(CATEGORY, "toys");
            Event both = cheap.with(CATEGORY, "toys");
            Event login = Event.of("login", AT);
            assertThat(History.of(List.of(toys, both, dear, BARE, cheap, login)).events())
                    .containsExactly(login, BARE, cheap, dear, both, toys);
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("dev.terrace.core.EventTest#seeds")
        void doesNotDependOnTheOrderOfTheInput(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                events.add(anyEvent(random));
            }
            History history = History.of(events);
            List<Event> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(History.of(shuffled)).isEqualTo(history).hasSameHashCodeAs(history);
            assertThat(History.of(shuffled.subList(0, 5)).plus(shuffled.subList(5, 12)))
                    .isEqualTo(history);
        }

        /** Few values, so that many events are alike; two declarations of one type. */
        private Event anyEvent(SplittableRandom random) {
            EventType type = random.nextBoolean()
                    ? PURCHASE
                    : EventType.of("purchase", COUPONS, QUANTITY, Attribute.ofDecimal("amount", 3));
            Event event = Event.of(type, AT);
            if (random.nextBoolean()) {
                event = event.with(QUANTITY, random.nextLong(2));
            }
            if (random.nextBoolean()) {
                event = event.with(COUPONS, random.nextBoolean() ? Set.of("a") : Set.of("b", "a"));
            }
            if (random.nextBoolean()) {
                BigDecimal amount = BigDecimal.valueOf(random.nextLong(2));
                event = type.equals(PURCHASE)
                        ? event.with(AMOUNT, amount)
                        : event.with(Attribute.ofDecimal("amount", 3), amount);
            }
            return event;
        }
    }
}
