package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceProperties {

    private static final Attribute<Long> NUMBER = Attribute.ofLong("number");
    private static final List<EventType> TYPES =
            List.of(EventType.of("a", NUMBER), EventType.of("b", NUMBER), EventType.of("c", NUMBER));
    private static final Schema SCHEMA = Schema.builder()
            .event(TYPES.get(0))
            .event(TYPES.get(1))
            .event(TYPES.get(2))
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    /** Steps overlap and instants are few, so that events compete for steps and many happen at once. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSequenceHappenedIfSomeEventsFillItsSteps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            Rule rule = sequence(random);
            User user = User.of(Profile.empty(SCHEMA), History.of(events(random)));
            Evaluator evaluator = Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
            NaiveAnswers naive = new NaiveAnswers(Map.of(), Calendar.utc(), user, AS_OF);
            assertThat(evaluator.truthOf("rule", user, AS_OF))
                    .as("%s of %s", rule, user)
                    .isEqualTo(naive.truthOf(rule));
        }
    }

    private static List<Event> events(SplittableRandom random) {
        List<Event> events = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            events.add(Event.of(TYPES.get(random.nextInt(3)), AS_OF.minus(Duration.ofHours(random.nextInt(7))))
                    .with(NUMBER, random.nextLong(3)));
        }
        return events;
    }

    private static Rule sequence(SplittableRandom random) {
        return new Rule.Sequence(
                steps(random, 1 + random.nextInt(4)),
                random.nextInt(3) == 0 ? Window.rolling(Duration.ofHours(1 + random.nextInt(6))) : Window.ever(),
                random.nextInt(2) == 0 ? null : Duration.ofHours(random.nextInt(5)),
                random.nextInt(2) == 0 ? List.of() : steps(random, 1));
    }

    private static List<Rule.Sequence.Step> steps(SplittableRandom random, int count) {
        return Stream.generate(() -> new Rule.Sequence.Step(
                        TYPES.get(random.nextInt(3)).name(),
                        random.nextInt(3) == 0 ? Rules.attr(NUMBER).atLeast(random.nextLong(3)) : Rules.all()))
                .limit(count)
                .toList();
    }
}
