package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;
import dev.terrace.core.rule.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Roster<String> ROSTER = Roster.of(List.of("ann", "bo", "cy"));

    private static Audience<String> audience(String... ids) {
        return Audience.of(ROSTER, List.of(ids));
    }

    @Test
    void everyUserHasOneOfThree() {
        Answers<String> answers = new Answers<>(audience("ann"), audience("cy"));

        assertThat(answers.audience(Truth.TRUE)).containsExactly("ann");
        assertThat(answers.audience(Truth.UNKNOWN)).containsExactly("cy");
        assertThat(answers.audience(Truth.FALSE)).containsExactly("bo");
    }

    @Test
    void allUsersAreOfOnePopulation() {
        Audience<String> others = Audience.all(Roster.of(List.of("dan")));

        assertThatThrownBy(() -> new Answers<>(audience("ann"), others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("audiences must be of one population but were of 3 users and of 1 user");
    }

    @Test
    void nobodyHasTwo() {
        assertThatThrownBy(() -> new Answers<>(audience("ann", "bo"), audience("bo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a user must have one answer but 1 have two: ");
    }
}
