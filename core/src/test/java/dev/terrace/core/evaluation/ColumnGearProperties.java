package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.User;
import dev.terrace.core.UserTable;
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

        Map<String, Answers> answers = evaluator.answers(table(world, users), world.asOf());

        assertThat(answers.keySet()).containsExactlyElementsOf(rules.keySet());
        answers.forEach((key, ofAll) -> {
            for (int i = 0; i < users.size(); i++) {
                assertThat(ofAll.truth(i))
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

        UserTable table = table(world, users);

        assertThat(table.size()).isEqualTo(users.size());
        for (int i = 0; i < users.size(); i++) {
            assertThat(table.user(i)).isEqualTo(users.get(i));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void trueFalseAndUnknownUsersAreThePopulation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World(random);
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(4, 2);
        UserTable table = table(world, users(world, random.nextInt(150), World.Gaps.ANYWHERE));

        Evaluator.of(world.schema(), world.calendar(), rules)
                .answers(table, world.asOf())
                .values()
                .forEach(answers -> {
                    long counted = 0;
                    for (Truth truth : Truth.values()) {
                        counted += LongStream.of(answers.bits(truth))
                                .map(Long::bitCount)
                                .sum();
                    }
                    assertThat(counted).isEqualTo(table.size());
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
        UserTable.Builder builder = UserTable.builder(world.schema());
        for (int i = 0; i < size; i++) {
            add(few.get(i % few.size()), builder);
        }

        Map<String, Answers> answers =
                evaluator.answers(builder.build(IntStream.range(0, size).toArray()), world.asOf());

        answers.forEach((key, ofAll) -> {
            for (int i = 0; i < size; i++) {
                assertThat(ofAll.truth(i))
                        .as("%s of user %s", key, i)
                        .isSameAs(evaluator.truthOf(key, few.get(i % few.size()), world.asOf()));
            }
        });
    }

    private static void add(User user, UserTable.Builder builder) {
        int number = builder.add();
        builder.profile(number, user.profile());
        builder.completeSince(number, user.history().completeSince());
        user.history().events().forEach(event -> builder.event(number, event));
    }

    private static List<User> users(World world, int count, World.Gaps gaps) {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(world.user(gaps));
        }
        return users;
    }

    /** The table of the users in this order, filled in another one, with the events in a third. */
    private static UserTable table(World world, List<User> users) {
        UserTable.Builder builder = UserTable.builder(world.schema());
        List<Integer> given =
                world.shuffled(IntStream.range(0, users.size()).boxed().toList());
        for (int position : given) {
            int number = builder.add();
            builder.profile(number, users.get(position).profile());
            builder.completeSince(number, users.get(position).history().completeSince());
        }
        for (int number :
                world.shuffled(IntStream.range(0, users.size()).boxed().toList())) {
            world.shuffled(users.get(given.get(number)).history().events())
                    .forEach(event -> builder.event(number, event));
        }
        int[] order = new int[users.size()];
        for (int number = 0; number < order.length; number++) {
            order[given.get(number)] = number;
        }
        return builder.build(order);
    }
}
