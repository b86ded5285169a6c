package dev.terrace.core.population;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Answers;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final EventType PURCHASE = EventType.of("purchase", AMOUNT);
    private static final Schema SCHEMA = Schema.builder()
            .attribute(AGE)
            .attribute(CITY)
            .attribute(TAGS)
            .event(PURCHASE)
            .build();
    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    private static Population.Builder<String> builder() {
        return Population.builder(SCHEMA);
    }

    private static Profile aged(long age) {
        return Profile.builder(SCHEMA).set(AGE, age).build();
    }

    private static Event purchase(Instant at, long amount) {
        return Event.of(PURCHASE, at).with(AMOUNT, amount);
    }

    @Nested
    class Loading {

        @Test
        void takesProfilesAndEventsInAnyOrder() {
            Population<String> population = builder()
                    .event("bo", purchase(AT, 2))
                    .profile("cy", aged(30))
                    .event("ann", purchase(AT.plusSeconds(5), 3))
                    .profile("bo", aged(20))
                    .event("bo", purchase(AT.minusSeconds(1), 1))
                    .build();

            assertThat(population.roster().ids()).containsExactly("ann", "bo", "cy");
            assertThat(population.user("bo"))
                    .isEqualTo(User.of(
                            aged(20), History.of(List.of(purchase(AT, 2), purchase(AT.minusSeconds(1), 1)))));
            assertThat(population.user("cy")).isEqualTo(User.of(aged(30)));
        }

        @Test
        void knowsNothingElseAboutAUserWithEventsOnly() {
            Population<String> population =
                    builder().event("ann", purchase(AT, 3)).build();

            assertThat(population.user("ann").profile()).isEqualTo(Profile.empty(SCHEMA));
        }

        @Test
        void keepsFromWhenOnAHistoryIsComplete() {
            Population<String> population = builder()
                    .user("ann", User.of(aged(1), History.empty().withCompleteSince(AT)))
                    .user("bo", User.of(aged(2)))
                    .build();

            assertThat(population.user("ann").history().completeSince()).isEqualTo(AT);
            assertThat(population.user("bo").history().completeSince()).isEqualTo(Instant.MIN);
        }

        @Test
        void ofNobodyIsEmpty() {
            assertThat(builder().build().size()).isZero();
        }
    }

    @Nested
    class BadInput {

        @Test
        void aSecondProfileOfAUserIsRefused() {
            assertThatThrownBy(() -> builder().profile("ann", aged(1)).profile("ann", aged(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("user 'ann': a user must have one profile but was given another");
        }

        @Test
        void aProfileOfAnotherSchemaIsRefused() {
            Profile other = Profile.empty(Schema.of(CITY));

            assertThatThrownBy(() -> builder().profile("ann", other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("user 'ann': profiles must have the attributes [age, city, tags] but one has [city]");
        }

        @Test
        void anEventOfAnUnknownTypeIsRefused() {
            assertThatThrownBy(() -> builder().event("ann", Event.of("visit", AT)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "user 'ann': event type must be one of [purchase] but was 'visit' (visit@2026-05-01T10:00:00Z)");
            assertThatThrownBy(() -> builder().event("ann", Event.of("purchse", AT)))
                    .hasMessageContaining("; did you mean 'purchase'?");
        }

        @Test
        void anEventWithOtherPropertiesIsRefused() {
            assertThatThrownBy(() -> builder().event("ann", Event.of("purchase", AT)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "user 'ann': properties of 'purchase' must be [amount] but were [] (purchase@2026-05-01T10:00:00Z)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1823-12-31T23:59:59.999999999Z", "2116-01-01T00:00:00Z", "+90000-01-01T00:00:00Z"})
        void aTimeThatDoesNotFitIsRefusedWithTheUser(String at) {
            assertThatThrownBy(() -> builder().event("ann", purchase(Instant.parse(at), 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("user 'ann': events must be in ")
                    .hasMessageContaining("purchase@" + at);
        }

        @Test
        void timesFarApartAreComparedRightlyInNanoseconds() {
            Instant early = Instant.parse("1824-01-01T00:00:00Z");
            Instant late = Instant.parse("2115-12-31T23:59:59.999999999Z");
            Population<String> population = builder()
                    .event("ann", purchase(late, 1))
                    .event("ann", purchase(early, 1))
                    .build();

            assertThat(population.user("ann").history().events())
                    .extracting(Event::at)
                    .containsExactly(early, late);
            Evaluator evaluator = Evaluator.of(
                    SCHEMA,
                    Calendar.utc(),
                    Map.of("rule", did("purchase").within(Window.rolling(Duration.ofNanos(1)))));
            assertThat(evaluator.answers(population, late.plusNanos(1)).get("rule"))
                    .extracting(Answers::yes)
                    .isEqualTo(Audience.all(population.roster()));
        }

        @Test
        void aUserWhoIsRefusedLeavesNothingBehind() {
            User wrong = User.of(
                    aged(30),
                    History.of(List.of(purchase(AT, 1), Event.of("visit", AT))).withCompleteSince(AT));
            Population.Builder<String> builder = builder();

            assertThatThrownBy(() -> builder.user("ann", wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.event("bo", Event.of("visit", AT)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.profile("cy", Profile.empty(Schema.of(CITY))))
                    .isInstanceOf(IllegalArgumentException.class);
            builder.user("ann", User.of(aged(31)));

            assertThat(builder.build().roster().ids()).containsExactly("ann");
        }

        @Test
        void askingForSomebodyElseIsRefused() {
            assertThatThrownBy(() -> builder().profile("ann", aged(1)).build().user("bo"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("user must be one of the population of 1 but was 'bo'");
        }
    }

    @Nested
    class Shipping {

        @Test
        void aPopulationAndItsUsersComeBackFromSerialisation() throws Exception {
            Population<String> population = builder()
                    .profile(
                            "ann",
                            Profile.builder(SCHEMA)
                                    .set(CITY, "上海")
                                    .set(TAGS, Set.of("kol"))
                                    .build())
                    .event("ann", purchase(AT, 3))
                    .profile("bo", aged(20))
                    .build();

            Population<String> back = shipped(population);

            assertThat(back.roster()).isEqualTo(population.roster());
            assertThat(back.user("ann")).isEqualTo(population.user("ann"));
            assertThat(shipped(population.user("ann"))).isEqualTo(population.user("ann"));
            Evaluator evaluator = Evaluator.of(
                    SCHEMA,
                    Calendar.utc(),
                    Map.of(
                            "shanghai",
                            attr(CITY).is("上海"),
                            "bought",
                            did("purchase").ever()));
            evaluator
                    .answers(back, AT.plusSeconds(1))
                    .forEach((key, answers) ->
                            assertThat(answers.yes().contains("ann")).as(key).isTrue());
        }

        @SuppressWarnings("unchecked") // what is read is what was written
        private static <T> T shipped(T value) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        }
    }
}
