package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.User;
import dev.terrace.core.population.Population;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnGearProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUserGetsTheAnswerOfTheRowGear(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World(random);
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(8, 3);
        Evaluator evaluator = Evaluator.of(world.schema(), world.calendar(), rules);
        List<User> users = users(world, random.nextInt(200), world.oneOf(List.of(World.Gaps.values())));

        Map<String, Answers<Integer>> answers = evaluator.answers(population(world, users), world.asOf());

        assertThat(answers.keySet()).containsExactlyElementsOf(rules.keySet());
        answers.forEach((key, ofAll) -> {
            for (int i = 0; i < users.size(); i++) {
                assertThat(truth(ofAll, i))
                        .as("%s of %s as of %s", rules.get(key), users.get(i), world.asOf())
                        .isEqualTo(evaluator.truthOf(key, users.get(i), world.asOf()));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUserComesBackAsGiven(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World(random);
        List<User> users = users(world, random.nextInt(20), world.oneOf(List.of(World.Gaps.values())));

        Population<Integer> population = population(world, users);

        assertThat(population.size()).isEqualTo(users.size());
        for (int i = 0; i < users.size(); i++) {
            assertThat(population.user(i)).isEqualTo(users.get(i));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void trueFalseAndUnknownUsersAreThePopulation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World(random);
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(4, 2);
        Population<Integer> population = population(world, users(world, random.nextInt(150), World.Gaps.ANYWHERE));

        Evaluator.of(world.schema(), world.calendar(), rules)
                .answers(population, world.asOf())
                .values()
                .forEach(answers -> {
                    long counted = 0;
                    for (Truth truth : Truth.values()) {
                        counted += answers.audience(truth).size();
                    }
                    assertThat(counted).isEqualTo(population.size());
                });
    }

    /** Users are answered in blocks of 65,536, of 64 to a word; the same few stand on both sides of each border. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noBorderBetweenBlocksShows(long seed) {
        World world = new World(new SplittableRandom(seed));
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(6, 2);
        Evaluator evaluator = Evaluator.of(world.schema(), world.calendar(), rules);
        List<User> few = users(world, 7 + (int) seed, World.Gaps.ANYWHERE);
        int size = 65_536 + 70;
        Population.Builder<Integer> builder = Population.builder(world.schema());
        for (int i = 0; i < size; i++) {
            builder.user(i, few.get(i % few.size()));
        }

        Map<String, Answers<Integer>> answers = evaluator.answers(builder.build(), world.asOf());

        answers.forEach((key, ofAll) -> {
            for (int i = 0; i < size; i++) {
                assertThat(truth(ofAll, i))
                        .as("%s of user %s", key, i)
                        .isSameAs(evaluator.truthOf(key, few.get(i % few.size()), world.asOf()));
            }
        });
    }

    private static Truth truth(Answers<Integer> answers, int row) {
        if (answers.yes().containsRow(row)) {
            return Truth.TRUE;
        }
        return answers.unknown().containsRow(row) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static List<User> users(World world, int count, World.Gaps gaps) {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(world.user(gaps));
        }
        return users;
    }

    /** The users by their positions; their profiles come in another order, and their events in a third. */
    private static Population<Integer> population(World world, List<User> users) {
        Population.Builder<Integer> builder = Population.builder(world.schema());
        for (int position : positions(world, users)) {
            User user = users.get(position);
            builder.profile(position, user.profile())
                    .completeSince(position, user.history().completeSince());
        }
        for (int position : positions(world, users)) {
            world.shuffled(users.get(position).history().events()).forEach(event -> builder.event(position, event));
        }
        return builder.build();
    }

    private static List<Integer> positions(World world, List<User> users) {
        return world.shuffled(IntStream.range(0, users.size()).boxed().toList());
    }
}
