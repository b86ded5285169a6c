package dev.terrace.core.evaluation;

import static dev.terrace.core.rule.Rules.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShareProperties {

    private static final Attribute<String> ID = Attribute.ofString("id");
    private static final Attribute<Long> NUMBER = Attribute.ofLong("number");
    private static final Schema SCHEMA = Schema.of(ID, NUMBER);
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static User user(String id, long number) {
        return User.of(Profile.builder(SCHEMA).set(ID, id).set(NUMBER, number).build());
    }

    private static Evaluator evaluator(Map<String, Rule> rules) {
        return Evaluator.of(SCHEMA, Calendar.utc(), rules);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLargerShareHoldsEverybodyOfASmallerOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String salt = "salt " + random.nextInt(1000);
        long small = random.nextLong(10_001);
        long large = random.nextLong(small, 10_001);
        Evaluator evaluator = evaluator(Map.of("small", share(salt, ID, small), "large", share(salt, ID, large)));
        for (int i = 0; i < 50; i++) {
            String id = "user-" + random.nextInt();
            User user = user(id, 0);
            Truth inSmall = evaluator.truthOf("small", user, AS_OF);
            Truth inLarge = evaluator.truthOf("large", user, AS_OF);
            assertThat(inLarge).isGreaterThanOrEqualTo(inSmall);
            long bucket = NaiveFigures.bucketOf(salt, id);
            assertThat(List.of(inSmall, inLarge)).containsExactly(Truth.of(bucket < small), Truth.of(bucket < large));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBucketOfATextAndOfANumberIsThatOfItsDigits(long seed) {
        long number = new SplittableRandom(seed).nextLong();
        long bucket = NaiveFigures.bucketOf("new-home", number);
        Evaluator evaluator = evaluator(Map.of(
                "text", Rules.bucket("new-home", ID).is(bucket),
                "number", Rules.bucket("new-home", NUMBER).is(bucket)));
        User user = user(Long.toString(number), number);
        assertThat(evaluator.truthOf("text", user, AS_OF)).isEqualTo(Truth.TRUE);
        assertThat(evaluator.truthOf("number", user, AS_OF)).isEqualTo(Truth.TRUE);
    }

    @Test
    void aShareIsThatPartOfManyUsers() {
        for (long buckets : new long[] {0, 100, 2_500, 5_000, 9_000, 10_000}) {
            Evaluator evaluator = evaluator(Map.of("share", share("new-home", ID, buckets)));
            long members = LongStream.range(0, 10_000)
                    .filter(id -> evaluator.truthOf("share", user("user-" + id, id), AS_OF) == Truth.TRUE)
                    .count();
            assertThat(members).isCloseTo(buckets, Offset.offset(200L));
        }
    }
}
