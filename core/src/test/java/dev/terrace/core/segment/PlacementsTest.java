package dev.terrace.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;
import dev.terrace.core.population.Shipping;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlacementsTest {

    private static final Layers LAYERS = Layers.of("value", 1, List.of(Layer.of("a"), Layer.of("b"), Layer.of("c")));

    private static final Roster<String> ROSTER = Roster.of(List.of("ann", "bob", "cat"));

    private final Placements<String> placements = Placements.of(LAYERS, Map.of("ann", "a", "bob", "b", "cat", "b"));

    private static Audience<String> users(String... ids) {
        return Audience.of(ROSTER, List.of(ids));
    }

    @Nested
    class Layered {

        @Test
        void everyUserIsInOneLayer() {
            assertThat(placements.of("a")).containsExactly("ann");
            assertThat(placements.of("b")).containsExactly("bob", "cat");
            assertThat(placements.of("c")).isEmpty();
            assertThat(placements.layerOf("cat")).isEqualTo(Layer.of("b"));
            assertThat(placements.uncertain()).isEmpty();
            assertThat(placements.roster()).isEqualTo(ROSTER);
            assertThat(placements).hasToString("value v1 [a, b, c]: a 1, b 2, c 0");
        }

        @Test
        void audiencesMakeTheSamePlacements() {
            assertThat(Placements.of(LAYERS, List.of(users("ann"), users("bob", "cat"), users())))
                    .isEqualTo(placements)
                    .hasSameHashCodeAs(placements);
        }

        @Test
        void rostersThatAreEqualMayBeOthers() {
            Audience<String> elsewhere = Audience.of(Roster.of(List.of("cat", "bob", "ann")), List.of("bob", "cat"));
            assertThat(Placements.of(LAYERS, List.of(users("ann"), elsewhere, users())))
                    .isEqualTo(placements);
        }

        @Test
        void partsMakeTheWhole() {
            Placements<String> one = Placements.of(LAYERS, Map.of("bob", "b"));
            Placements<String> other = Placements.of(LAYERS, Map.of("ann", "a", "cat", "b"));
            assertThat(one.merge(other)).isEqualTo(placements);
        }

        @Test
        void theyCanBeShipped() throws IOException, ClassNotFoundException {
            assertThat(Shipping.shipped(placements)).isEqualTo(placements);
            Flow<String> flow = Flow.between(placements, placements);
            assertThat(Shipping.shipped(flow)).isEqualTo(flow);
        }
    }

    @Nested
    class Errors {

        @Test
        void aUserIsInOneLayerOnly() {
            assertThatThrownBy(() -> Placements.of(LAYERS, List.of(users("ann"), users("bob", "cat"), users("cat"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "every user must be in one layer but 1 of layer 'c' are in a lower one too, such as 'cat' (value)");
        }

        @Test
        void nobodyIsLeftOut() {
            assertThatThrownBy(() -> Placements.of(LAYERS, List.of(users("ann"), users("bob"), users())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("every user must be in one layer but 1 are in none, such as 'cat' (value)");
        }

        @Test
        void everyLayerHasAnAudience() {
            assertThatThrownBy(() -> Placements.of(LAYERS, List.of(users("ann", "bob", "cat"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there must be one audience for each of the layers [a, b, c] but were 1 (value)");
        }

        @Test
        void aLayerAndAUserMustExist() {
            assertThatThrownBy(() -> placements.of("d"))
                    .hasMessage("layer must be one of [a, b, c] but was 'd' (value)");
            assertThatThrownBy(() -> placements.layerOf("dan"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("user must be one of the 3 users but was 'dan' (value)");
        }

        @Test
        void versionsAreNeverMixed() {
            Placements<String> next = Placements.of(Layers.of("value", 2, LAYERS.layers()), Map.of("dan", "a"));
            assertThatThrownBy(() -> placements.merge(next))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "placements must be in the same layers but were in value v1 [a, b, c] and value v2 [a, b, c]");
            assertThatThrownBy(() -> Flow.between(placements, next))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "flows must be between the same layers but were value v1 [a, b, c] and value v2 [a, b, c]");
        }

        @Test
        void bothDatesMustHaveTheSameUsers() {
            assertThatThrownBy(() -> Flow.between(placements, Placements.of(LAYERS, Map.of("ann", "a", "abe", "b"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "both dates must have the same users but 3 are at one only, such as 'abe' at the later (value)");
        }
    }
}
