package dev.terrace.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.stats.Proportion;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShiftTest {

    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<String> GENDER = Attribute.ofString("gender").asSensitive();
    private static final Schema SCHEMA = Schema.of(CITY, AGE, TAGS, GENDER);
    private static final Shift DEFAULTS = Shift.withDefaults();

    private static AttributeCounts counts(int users, BiConsumer<Profile.Builder, Integer> facts) {
        return DEFAULTS.count(population(users, facts));
    }

    private static Population<Integer> population(int users, BiConsumer<Profile.Builder, Integer> facts) {
        Population.Builder<Integer> population = Population.builder(SCHEMA);
        for (int user = 0; user < users; user++) {
            Profile.Builder profile = Profile.builder(SCHEMA);
            facts.accept(profile, user);
            population.profile(user, profile.build());
        }
        return population.build();
    }

    /** So many users in the app, so many on the web, and some of whom it is missing. */
    private static AttributeCounts channels(int app, int web, int missing) {
        return counts(app + web + missing, (profile, user) -> {
            if (user < app + web) {
                profile.set(CITY, user < app ? "app" : "web");
            }
        });
    }

    private static AttributeShift shift(Attribute<?> attribute, AttributeCounts before, AttributeCounts after) {
        return DEFAULTS.compare(before, after).of(attribute).orElseThrow();
    }

    @Nested
    class OneDistribution {

        @Test
        void hasSharesOfThoseKnownAndAMissingShare() {
            Distribution city = DEFAULTS.describe(channels(60, 20, 20)).get(1);
            assertThat(city.attribute()).isEqualTo(CITY);
            assertThat(city.values())
                    .extracting(ValueShare::share)
                    .containsExactly(Proportion.of(60, 80), Proportion.of(20, 80));
            assertThat(city.values())
                    .extracting(value -> value.trait().toString())
                    .containsExactly("city = app", "city = web");
            assertThat(city.distinctValues()).isEqualTo(2);
            assertThat(city.missing()).isEqualTo(Proportion.of(20, 100));
        }

        @Test
        void ofAnAttributeThatIsAlwaysMissingHasNoValues() {
            Distribution age = DEFAULTS.describe(channels(1, 1, 0)).get(0);
            assertThat(age.values()).isEmpty();
            assertThat(age.missing()).isEqualTo(Proportion.of(2, 2));
        }

        @Test
        void ofTooManyValuesSaysHowMany() {
            Distribution city = DEFAULTS.describe(counts(501, (profile, user) -> profile.set(CITY, "c" + user)))
                    .get(1);
            assertThat(city.values()).isEmpty();
            assertThat(city.distinctValues()).isEqualTo(501);
        }

        @Test
        void isThatOfAnAudience() {
            Population<Integer> population = population(10, (profile, user) -> profile.set(AGE, (long) user % 2));
            AttributeCounts counts =
                    DEFAULTS.count(population, Audience.ofRows(population.roster(), IntStream.of(1, 3, 4)));
            assertThat(DEFAULTS.describe(counts).get(0).values())
                    .extracting(ValueShare::share)
                    .containsExactly(Proportion.of(1, 3), Proportion.of(2, 3));
        }
    }

    @Nested
    class AShift {

        /** As in the guide to statistics: 50 and 50 before, 60 and 40 now. */
        private final AttributeShift shift = shift(CITY, channels(50, 50, 0), channels(60, 40, 25));

        @Test
        void hasAStabilityIndexWithThePrior() {
            assertThat(shift.stabilityIndex().orElseThrow()).isCloseTo(0.0397, within(5e-5));
            assertThat(DEFAULTS.withPrior(0)
                            .compare(channels(50, 50, 0), channels(60, 40, 25))
                            .of(CITY)
                            .orElseThrow()
                            .stabilityIndex()
                            .orElseThrow())
                    .isCloseTo(0.1 * Math.log(1.2) - 0.1 * Math.log(0.8), within(1e-12));
        }

        @Test
        void isTested() {
            assertThat(shift.chiSquare().orElseThrow().statistic()).isCloseTo(200 / 99.0, within(1e-9));
            assertThat(shift.cramersV().orElseThrow()).isCloseTo(Math.sqrt(1 / 99.0), within(1e-9));
        }

        @Test
        void ofEachValueHasADifferenceWithItsInterval() {
            ValueShift app = shift.values().get(0);
            assertThat(app.trait().toString()).isEqualTo("city = app");
            assertThat(app.before()).isEqualTo(Proportion.of(50, 100));
            assertThat(app.after()).isEqualTo(Proportion.of(60, 100));
            assertThat(app.difference().value().orElseThrow()).isCloseTo(0.1, within(1e-12));
            assertThat(app.interval().contains(0)).isTrue();
            assertThat(app.interval().contains(0.1)).isTrue();
            assertThat(app.lowSupport()).isFalse();
        }

        @Test
        void ofMissingValuesIsToldApart() {
            assertThat(shift.missingBefore()).isEqualTo(Proportion.of(0, 100));
            assertThat(shift.missingAfter()).isEqualTo(Proportion.of(25, 125));
            assertThat(shift.missingDifference().value()).hasValue(0.2);
        }

        @Test
        void isJudgedByTheCustomaryBounds() {
            assertThat(shift.verdict()).isEqualTo(ShiftVerdict.STABLE);
            assertThat(shift(CITY, channels(500, 500, 0), channels(680, 320, 0)).verdict())
                    .isEqualTo(ShiftVerdict.WATCH);
            assertThat(shift(CITY, channels(500, 500, 0), channels(900, 100, 0)).verdict())
                    .isEqualTo(ShiftVerdict.SHIFTED);
            assertThat(ShiftVerdict.SHIFTED.label()).isEqualTo(Label.of("shift", "明显偏移"));
        }

        @Test
        void isJudgedByOtherBoundsToo() {
            Shift strict = DEFAULTS.withBounds(0.01, 0.02);
            assertThat(strict.compare(channels(50, 50, 0), channels(60, 40, 0))
                            .of(CITY)
                            .orElseThrow()
                            .verdict())
                    .isEqualTo(ShiftVerdict.SHIFTED);
        }

        @Test
        void toAValueThatWasNotThereBeforeIsFinite() {
            AttributeShift grown = shift(CITY, channels(50, 0, 0), channels(50, 50, 0));
            assertThat(grown.values().get(1).before()).isEqualTo(Proportion.of(0, 50));
            assertThat(grown.verdict()).isEqualTo(ShiftVerdict.SHIFTED);
        }

        @Test
        void restingOnFewUsersIsMarked() {
            AttributeShift few = shift(CITY, channels(20, 5, 0), channels(200, 100, 0));
            assertThat(few.isLowSupport()).isTrue();
            assertThat(few.values()).allMatch(ValueShift::lowSupport);
            AttributeShift rare = shift(CITY, channels(200, 5, 0), channels(200, 10, 0));
            assertThat(rare.isLowSupport()).isFalse();
            assertThat(rare.values()).extracting(ValueShift::lowSupport).containsExactly(false, true);
        }

        @Test
        void fromNobodyIsUndefined() {
            AttributeShift fromNobody = shift(CITY, channels(0, 0, 0), channels(60, 40, 0));
            assertThat(fromNobody.stabilityIndex()).isEmpty();
            assertThat(fromNobody.chiSquare()).isEmpty();
            assertThat(fromNobody.verdict()).isEqualTo(ShiftVerdict.UNDEFINED);
            assertThat(fromNobody.missingDifference().value()).isEmpty();
            assertThat(fromNobody.isLowSupport()).isTrue();
            AttributeShift always = shift(AGE, channels(1, 1, 0), channels(1, 1, 0));
            assertThat(always.values()).isEmpty();
            assertThat(always.isLowSupport()).isTrue();
            assertThat(always.verdict()).isEqualTo(ShiftVerdict.UNDEFINED);
        }
    }

    @Nested
    class AScale {

        @Test
        void isCutByTheQuantilesOfThePopulationBefore() {
            AttributeCounts before = counts(100, (profile, user) -> profile.set(AGE, (long) user));
            AttributeCounts after = counts(50, (profile, user) -> profile.set(AGE, 60L + user));
            AttributeShift shift =
                    DEFAULTS.withBins(5).compare(before, after).of(AGE).orElseThrow();
            assertThat(shift.values())
                    .extracting(value -> value.trait().toString())
                    .containsExactly(
                            "age in [0, 19]",
                            "age in [20, 39]",
                            "age in [40, 59]",
                            "age in [60, 79]",
                            "age in [80, 109]");
            assertThat(shift.values()).extracting(ValueShift::before).containsOnly(Proportion.of(20, 100));
            assertThat(shift.values())
                    .extracting(value -> value.after().ratio().numerator())
                    .containsExactly(0L, 0L, 0L, 20L, 30L);
        }

        @Test
        void isCutByTheOtherPopulationIfThereIsNoneBefore() {
            AttributeCounts none = counts(0, (profile, user) -> {});
            AttributeCounts after = counts(100, (profile, user) -> profile.set(AGE, (long) user));
            assertThat(shift(AGE, none, after).values()).hasSize(10);
        }
    }

    @Nested
    class WhatIsNotSaid {

        @Test
        void setsHaveNoFigureOfTheWhole() {
            AttributeCounts before = counts(100, (profile, user) -> profile.set(TAGS, Set.of("food", "sport")));
            AttributeCounts after = counts(100, (profile, user) -> profile.set(TAGS, Set.of("food")));
            AttributeShift tags = shift(TAGS, before, after);
            assertThat(tags.verdict()).isEqualTo(ShiftVerdict.UNDEFINED);
            assertThat(tags.chiSquare()).isEmpty();
            assertThat(tags.values().get(1).difference().value()).hasValue(-1);
        }

        @Test
        void tooManyValuesAndSensitiveAttributesAreRemarkedOn() {
            AttributeCounts many = counts(501, (profile, user) -> profile.set(CITY, "c" + user));
            ShiftReport report = DEFAULTS.compare(many, many);
            assertThat(report.remarks())
                    .containsExactly(
                            new Remark(CITY, Remark.Code.TOO_MANY_VALUES, 501),
                            new Remark(GENDER, Remark.Code.SENSITIVE, 0));
            assertThat(report.of(CITY)).isEmpty();
            assertThat(report.before()).isEqualTo(501);
            assertThat(report.after()).isEqualTo(501);
        }

        @Test
        void sensitiveAttributesThatAreAskedForAreShown() {
            Shift asked = DEFAULTS.withSensitive(GENDER);
            AttributeCounts counts =
                    asked.count(population(10, (profile, user) -> profile.set(GENDER, user < 4 ? "f" : "m")));
            assertThat(asked.compare(counts, counts).of(GENDER).orElseThrow().stabilityIndex())
                    .hasValue(0);
            assertThat(counts.leftOut()).isEmpty();
        }
    }

    @Nested
    class BadInput {

        @Test
        void settingsMustBeInRange() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withBounds(0.3, 0.2))
                    .withMessage("bounds must be finite, not negative and in order but were 0.3 and 0.2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withPrior(Double.NaN))
                    .withMessage("prior must be finite and not negative but was NaN");
            assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withConfidence(0));
            assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withBins(101));
            assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxValues(1));
            assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMinimum(-1));
            assertThat(List.of(
                            DEFAULTS.withConfidence(0.9).confidence(),
                            (double) DEFAULTS.withMaxValues(9).maxValues(),
                            (double) DEFAULTS.withMinimum(3).minimum()))
                    .containsExactly(0.9, 9.0, 3.0);
        }

        @Test
        void countsMustBeOfTheSameAttributes() {
            AttributeCounts counts = channels(1, 1, 0);
            AttributeCounts others = DEFAULTS.withSensitive(GENDER).count(population(1, (profile, user) -> {}));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.compare(counts, others))
                    .withMessageStartingWith("counts must be of the same attributes");
        }
    }
}
