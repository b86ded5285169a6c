package dev.terrace.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Ratio;
import dev.terrace.core.Schema;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.level.Level;
import dev.terrace.points.level.LevelPlan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsAttributesTest {

    private static final LevelPlan PLAN = LevelPlan.builder()
            .level(Level.of("bronze", 0))
            .level(Level.of("silver", 100))
            .build();

    private static final PointsProgram CLUB = PointsProgram.builder("CNY")
            .earning(EarningRate.of(Ratio.of(1, 1)))
            .growth(EarningRate.of(Ratio.of(1, 2)))
            .levels(PLAN)
            .build();

    private static final String NOW = "2026-01-10T10:00:00Z";
    private static final Instant LATER = Instant.parse("2026-01-11T00:00:00Z");

    @Test
    void putBalanceGrowthAndLevelOnAProfile() {
        Shop shop = new Shop();
        shop.earn(CLUB, "o1", 300, NOW);
        shop.accept(CLUB, Command.reviewLevel("r"), "2026-01-10T12:00:00Z");
        Profile.Builder profile = Profile.builder(
                Schema.builder().attributes(PointsAttributes.of(CLUB)).build());
        Profile built =
                PointsAttributes.set(profile, CLUB, shop.account(), LATER).build();
        assertThat(built.value(PointsAttributes.BALANCE)).contains(300L);
        assertThat(built.value(PointsAttributes.GROWTH)).contains(150L);
        assertThat(built.value(PointsAttributes.level(PLAN))).contains("silver");
    }

    @Test
    void nameTheLevelAlikeWhateverThePlanIsCalled() {
        for (String name : List.of("growth", "balance", "level")) {
            LevelPlan plan =
                    LevelPlan.builder().name(name).level(Level.of("a", 0)).build();
            assertThat(PointsAttributes.level(plan).name()).isEqualTo("points.level");
            PointsProgram program = CLUB.toBuilder().levels(plan).build();
            assertThat(PointsAttributes.of(program)).extracting(Attribute::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void giveTheLevelsInTheOrderOfThePlan() {
        assertThat(PointsAttributes.level(PLAN).name()).isEqualTo("points.level");
        assertThat(PointsAttributes.level(PLAN).kind().compare("bronze", "silver"))
                .isNegative();
    }

    @Test
    void areTheBalanceAloneWithoutLevels() {
        PointsProgram plain = PointsProgram.builder("CNY")
                .earning(EarningRate.of(Ratio.of(1, 1)))
                .build();
        assertThat(PointsAttributes.of(plain)).hasSize(1);
        Profile.Builder profile = Profile.builder(
                Schema.builder().attributes(PointsAttributes.of(plain)).build());
        Profile built =
                PointsAttributes.set(profile, plain, Account.empty(), LATER).build();
        assertThat(built.value(PointsAttributes.BALANCE)).contains(0L);
    }
}
