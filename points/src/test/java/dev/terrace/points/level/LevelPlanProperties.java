package dev.terrace.points.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LevelPlanProperties {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** I39 and I43, whatever the order of the gains. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void moreGrowthNeverEarnsLessAndTheMissingGrowthReachesTheNext(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LevelPlan plan = plan(random);
        List<Growth> growth = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            growth.add(new Growth(NOW.minusSeconds(random.nextInt(86_400 * 500)), random.nextInt(300)));
        }
        LevelReview review = plan.review(growth, NOW, Calendar.utc());
        Collections.shuffle(growth, new Random(seed));
        assertThat(plan.review(growth, NOW, Calendar.utc())).isEqualTo(review);

        List<Growth> more = new ArrayList<>(growth);
        more.add(new Growth(NOW.minusSeconds(1), random.nextInt(300)));
        assertThat(plan.review(more, NOW, Calendar.utc()).earned().threshold())
                .isGreaterThanOrEqualTo(review.earned().threshold());

        List<Growth> enough = new ArrayList<>(growth);
        enough.add(new Growth(NOW.minusSeconds(1), review.missing()));
        assertThat(plan.review(enough, NOW, Calendar.utc()).earned())
                .isEqualTo(review.next().orElse(review.earned()));
    }

    private static LevelPlan plan(SplittableRandom random) {
        LevelPlan.Builder plan = LevelPlan.builder().window(Window.months(12));
        long threshold = 0;
        for (int i = random.nextInt(6); i >= 0; i--) {
            plan.level(Level.of("l" + i, threshold));
            threshold += 1 + random.nextInt(400);
        }
        return plan.build();
    }
}
