package dev.terrace.points.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problem;
import dev.terrace.core.Ratio;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelPlanTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final LevelPlan PLAN = LevelPlan.builder()
            .window(Window.months(12))
            .level(Level.of("bronze", Label.of("Bronze", "铜卡"), 0))
            .level(Level.of("silver", Label.of("Silver", "银卡"), 300).withMultiplier(Ratio.of(3, 2)))
            .level(Level.of("gold", Label.of("Gold", "金卡"), 1000).withMultiplier(Ratio.of(2, 1)))
            .build();

    @Nested
    class AReview {

        @ParameterizedTest
        @CsvSource({"0, bronze, 300", "299, bronze, 1", "300, silver, 700", "999, silver, 1", "1000, gold, 0"})
        void earnsTheHighestLevelReached(long growth, String level, long missing) {
            LevelReview review = review("bronze", gain("2026-05-01T00:00:00Z", growth));
            assertThat(review.earned().key()).isEqualTo(level);
            assertThat(review.missing()).isEqualTo(missing);
            assertThat(review.growth()).isEqualTo(growth);
        }

        @Test
        void countsOnlyTheWindowAndNothingFromAsOfOn() {
            LevelReview review = review(
                    "silver",
                    gain("2025-05-31T23:59:59Z", 1000),
                    gain("2025-06-01T00:00:00Z", 20),
                    gain("2026-05-31T23:59:59Z", 3),
                    gain("2026-06-01T00:00:00Z", 500));
            assertThat(review.growth()).isEqualTo(23);
            assertThat(review.window().start()).isEqualTo("2025-06-01T00:00:00Z");
            assertThat(review.move()).isEqualTo(LevelMove.DOWN);
        }

        @ParameterizedTest
        @CsvSource({"bronze, UP", "silver, KEPT", "gold, DOWN", "platinum, REPLACED"})
        void comparesWithTheLevelHeld(String held, LevelMove move) {
            assertThat(review(held, gain("2026-05-01T00:00:00Z", 320)).move()).isEqualTo(move);
        }

        @Test
        void explainsItselfInBothLanguages() {
            LevelReview review = review("bronze", gain("2026-05-01T00:00:00Z", 320));
            assertThat(review.text(Locale.ENGLISH)).isEqualTo("up: growth 320 earns Silver (from 300), 680 to Gold");
            assertThat(review.text(Locale.CHINA)).isEqualTo("升级：成长值 320 达到 银卡（300 起），距 金卡 还差 680");
            assertThat(review).hasToString(review.text(Locale.ENGLISH));
            LevelReview top = review("gold", gain("2026-05-01T00:00:00Z", 1200));
            assertThat(top.text(Locale.ENGLISH)).isEqualTo("kept: growth 1200 earns Gold (from 1000)");
            assertThat(top.next()).isEmpty();
        }

        @Test
        void isEqualToAnotherOfTheSameFacts() {
            LevelReview review = review("bronze", gain("2026-05-01T00:00:00Z", 320));
            assertThat(review)
                    .isEqualTo(review("bronze", gain("2026-05-01T00:00:00Z", 320)))
                    .hasSameHashCodeAs(review("bronze", gain("2026-05-01T00:00:00Z", 320)))
                    .isNotEqualTo(review("bronze", gain("2026-05-01T00:00:00Z", 321)))
                    .isNotEqualTo(review("gold", gain("2026-05-01T00:00:00Z", 320)));
        }

        private LevelReview review(String held, Growth... growth) {
            return PLAN.review(held, List.of(growth), NOW, Calendar.utc());
        }
    }

    @Nested
    class APlan {

        @Test
        void givesItsLevelsAsLayers() {
            assertThat(PLAN.layers().name()).isEqualTo("level");
            assertThat(PLAN.layers().version()).isEqualTo(1);
            assertThat(PLAN.layers().keys()).containsExactly("bronze", "silver", "gold");
            assertThat(PLAN.layers().layer("silver").label().chinese()).isEqualTo("银卡");
            assertThat(PLAN).hasToString("level v1 [bronze, silver, gold]");
        }

        @Test
        void fallsBackToTheLowestForAKeyItDoesNotHave() {
            assertThat(PLAN.lowest().key()).isEqualTo("bronze");
            assertThat(PLAN.levelOrLowest("platinum").key()).isEqualTo("bronze");
            assertThat(PLAN.levelOrLowest("gold").key()).isEqualTo("gold");
        }

        @Test
        void isEqualToAnotherOfTheSameSettings() {
            LevelPlan.Builder one = LevelPlan.builder().level(Level.of("a", 0));
            assertThat(one.build()).isEqualTo(one.build()).hasSameHashCodeAs(one.build());
            assertThat(one.build())
                    .isNotEqualTo(LevelPlan.builder().level(Level.of("b", 0)).build())
                    .isNotEqualTo(LevelPlan.builder()
                            .version(2)
                            .level(Level.of("a", 0))
                            .build())
                    .isNotEqualTo(LevelPlan.builder()
                            .window(Window.days(1))
                            .level(Level.of("a", 0))
                            .build());
            assertThat(one.build().levels()).containsExactly(Level.of("a", 0));
            assertThat(one.build().window()).isEqualTo(Window.ever());
        }

        @Test
        void reportsAllOfItsProblemsTogether() {
            LevelPlan.Builder plan = LevelPlan.builder()
                    .name(" ")
                    .version(-5)
                    .level(Level.of("bronze", 1))
                    .level(Level.of("silver", 1))
                    .level(Level.of("bronze", 5).withMultiplier(Ratio.of(1, 0)))
                    .level(Level.of("", 9));
            assertThatThrownBy(plan::build)
                    .asInstanceOf(InstanceOfAssertFactories.type(InvalidModelException.class))
                    .satisfies(invalid -> assertThat(invalid.problems())
                            .extracting(Problem::code)
                            .containsExactly(
                                    "BLANK_NAME",
                                    "INVALID_VERSION",
                                    "LOWEST_NOT_ZERO",
                                    "NOT_ASCENDING",
                                    "DUPLICATE_LEVEL",
                                    "INVALID_MULTIPLIER",
                                    "BLANK_KEY"));
            assertThatThrownBy(() -> LevelPlan.builder().build()).hasMessageContaining("NO_LEVEL");
        }

        @Test
        void knowsNoNegativeGrowth() {
            assertThatThrownBy(() -> PLAN.levelFor(-1)).hasMessage("growth must not be negative but was -1");
            assertThatThrownBy(() -> gain("2026-05-01T00:00:00Z", -1))
                    .hasMessage("growth must not be negative but was -1");
        }
    }

    private static Growth gain(String at, long amount) {
        return new Growth(Instant.parse(at), amount);
    }
}
