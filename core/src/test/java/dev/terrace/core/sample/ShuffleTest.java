package dev.terrace.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.population.Shipping;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShuffleTest {

    private static final Shuffle SHUFFLE = Shuffle.of("push-2026-03");

    @Nested
    class Numbers {

        @ParameterizedTest
        @CsvSource({"push-2026-03, ann", "push-2026-03, 17", "'', ''", "盐, 用户"})
        void areTheFirstEightBytesOfSha256(String salt, String id) throws NoSuchAlgorithmException {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((salt + ":" + id).getBytes(StandardCharsets.UTF_8));
            BigInteger expected = new BigInteger(1, Arrays.copyOf(hash, 8));
            Shuffle shuffle = Shuffle.of(salt);
            assertThat(Long.toUnsignedString(shuffle.number(id))).isEqualTo(expected.toString());
            assertThat(shuffle.bucket(id))
                    .isEqualTo(expected.mod(BigInteger.valueOf(10_000)).intValue());
        }

        @Test
        void stayForever() {
            assertThat(SHUFFLE.bucket("ann")).isEqualTo(7527);
        }

        @Test
        void areThoseOfRules() {
            Attribute<String> id = Attribute.ofString("id");
            Schema schema = Schema.of(id);
            for (int i = 0; i < 200; i++) {
                String user = "user-" + i;
                Evaluator evaluator = Evaluator.of(
                        schema,
                        Calendar.utc(),
                        Map.of("bucket", Rules.bucket("push-2026-03", id).is((long) SHUFFLE.bucket(user))));
                User facts = User.of(Profile.builder(schema).set(id, user).build());
                assertThat(evaluator.evaluate(facts, Instant.EPOCH).truthOf("bucket"))
                        .isEqualTo(Truth.TRUE);
            }
        }
    }

    @Nested
    class Versions {

        @Test
        void mustExist() {
            assertThatThrownBy(() -> new Shuffle("push", 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("hashVersion must be 1 but was 2 (salt 'push')");
        }

        @Test
        void areNamed() throws IOException, ClassNotFoundException {
            assertThat(SHUFFLE).hasToString("'push-2026-03' v1");
            assertThat(Shipping.shipped(SHUFFLE)).isEqualTo(SHUFFLE);
        }
    }

    @Nested
    class Ranges {

        @Test
        void areHalfOpen() {
            BucketRange range = new BucketRange(100, 200);
            assertThat(range.contains(99)).isFalse();
            assertThat(range.contains(100)).isTrue();
            assertThat(range.contains(199)).isTrue();
            assertThat(range.contains(200)).isFalse();
            assertThat(range.size()).isEqualTo(100);
            assertThat(range).hasToString("[100, 200)");
            assertThat(BucketRange.first(500)).isEqualTo(new BucketRange(0, 500));
            assertThat(BucketRange.first(0).contains(0)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"-1, 5", "6, 5", "0, 10001"})
        void liesWithinTheBuckets(int start, int end) {
            assertThatThrownBy(() -> new BucketRange(start, end))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("buckets must be a range within [0, 10000) but were [" + start + ", " + end + ")");
        }
    }
}
