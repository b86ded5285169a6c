package dev.terrace.core.evaluation;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.modulo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.UserTable;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A catalogue may know more properties of events than the population was loaded with. */
class TablesOfOlderVocabulariesTest {

    private static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final Attribute<Long> COST = Attribute.ofLong("cost");
    private static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");
    private static final Schema OLD = Schema.builder().event("purchase", AMOUNT).build();
    private static final Schema NEW =
            Schema.builder().event("purchase", AMOUNT, COST).build();

    private static final User USER = User.of(
            Profile.empty(OLD),
            History.of(List.of(Event.of(EventType.of("purchase", AMOUNT), AS_OF.minusSeconds(5))
                    .with(AMOUNT, 7L))));

    private static Population<String> population() {
        return Population.<String>builder(OLD).user("ann", USER).build();
    }

    private static void assertSame(Rule where) {
        Evaluator evaluator = Evaluator.of(
                NEW, Calendar.utc(), Map.of("rule", did("purchase").where(where).ever()));

        assertThat(evaluator.answers(population(), AS_OF).get("rule"))
                .extracting(answers -> answers.audience(evaluator.truthOf("rule", USER, AS_OF)))
                .isEqualTo(Audience.all(population().roster()));
    }

    @Test
    void aPropertyThatIsNotThereIsMissingInEveryKindOfCondition() {
        assertSame(attr(COST).greaterThan(3L));
        assertSame(attr(AMOUNT).greaterThan(attr(COST)));
        assertSame(modulo(attr(COST), 2).is(0L));
        assertSame(known(COST));
    }

    @Test
    void anOrderThatIsNoPermutationIsRefused() {
        UserTable.Builder builder = UserTable.builder(OLD);
        builder.add();
        builder.add();

        for (int[] order : List.of(new int[] {0, 0}, new int[] {0}, new int[] {0, 1, 1})) {
            assertThatThrownBy(() -> builder.build(order))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("order must hold each of 2 users once");
        }
    }
}
