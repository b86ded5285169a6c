package dev.terrace.core.insight;

import static dev.terrace.core.rule.Rules.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Roster;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.segment.Audiences;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.core.stats.Proportion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssociationTest {

    private static final Attribute<String> CITY = Attribute.ofString("city").withLabel(Label.of("city", "城市"));
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<String> GENDER = Attribute.ofString("gender").asSensitive();
    private static final Schema SCHEMA = Schema.of(CITY, AGE, TAGS, GENDER);
    private static final Association DEFAULTS = Association.withDefaults();

    private static Population<Integer> population(int users, BiConsumer<Profile.Builder, Integer> facts) {
        Population.Builder<Integer> population = Population.builder(SCHEMA);
        for (int user = 0; user < users; user++) {
            Profile.Builder profile = Profile.builder(SCHEMA);
            facts.accept(profile, user);
            population.profile(user, profile.build());
        }
        return population.build();
    }

    /** The first users did it. */
    private static KeyBehaviour<Integer> first(int users, Population<Integer> population) {
        return KeyBehaviour.of("second purchase", Audience.ofRows(population.roster(), IntStream.range(0, users)));
    }

    private static TraitFinding of(AssociationReport report, String trait) {
        return report.findings().stream()
                .filter(finding -> finding.trait().toString().equals(trait))
                .findFirst()
                .orElseThrow(() -> new AssertionError(trait + " is not in " + report.findings()));
    }

    @Nested
    class AValueOfACategory {

        /** 5 of the 10 who did it are in Xi'an, and 0 of the 10 who did not. */
        private final Population<Integer> population =
                population(20, (profile, user) -> profile.set(CITY, user < 5 ? "Xi'an" : "elsewhere"));

        private final AssociationReport report = DEFAULTS.examine(population, first(10, population));

        @Test
        void isHeldAgainstTheRest() {
            TraitFinding finding = of(report, "city = Xi'an");
            assertThat(finding.table()).isEqualTo(new FourfoldTable(5, 0, 5, 10));
            assertThat(finding.oddsRatio().orElseThrow()).isCloseTo(11, within(1e-12));
            assertThat(finding.phi().orElseThrow()).isCloseTo(50 / Math.sqrt(5 * 15 * 10 * 10), within(1e-12));
            assertThat(finding.support()).isEqualTo(new Support(5, 5, Proportion.of(0, 20), true));
        }

        @Test
        void isTestedExactlyWhereLittleIsExpected() {
            Significance significance = of(report, "city = Xi'an").significance();
            assertThat(significance.test()).isEqualTo(Significance.Test.FISHER_EXACT);
            assertThat(significance.pValue()).isCloseTo(2 * 252.0 / 15_504, within(1e-12));
        }

        @Test
        void hasAReciprocalInAnAttributeOfTwoValues() {
            assertThat(of(report, "city = elsewhere").oddsRatio().orElseThrow()).isCloseTo(1.0 / 11, within(1e-12));
        }

        @Test
        void becomesASegmentOfJustItsUsers() {
            Segment segment = of(report, "city = Xi'an").candidate("xian");
            assertThat(segment)
                    .isEqualTo(Segment.of("xian", segment.label(), attr(CITY).is("Xi'an")));
            assertThat(segment.label()).isEqualTo(Label.of("city is Xi'an", "城市 等于 Xi'an"));
            SegmentCatalog catalog =
                    SegmentCatalog.builder(SCHEMA).segment(segment).build();
            assertThat(catalog.evaluate(population, Instant.EPOCH).of("xian")).containsExactly(0, 1, 2, 3, 4);
        }

        @Test
        void ofTheWholeAttributeThereIsAChiSquareAndCramersV() {
            AttributeFinding finding = report.attributes().get(0);
            Strength.Categories strength = (Strength.Categories) finding.strength();
            assertThat(strength.chiSquare().statistic()).isCloseTo(20 / 3.0, within(1e-12));
            assertThat(strength.degreesOfFreedom()).isEqualTo(1);
            assertThat(strength.effect()).isCloseTo(Math.sqrt(1 / 3.0), within(1e-12));
            assertThat(finding.support()).isEqualTo(new Support(20, 10, Proportion.of(0, 20), true));
        }

        @Test
        void isTestedByChiSquareAmongMany() {
            Population<Integer> many =
                    population(2_000, (profile, user) -> profile.set(CITY, user % 1_000 < 100 ? "a" : "b"));
            TraitFinding finding = of(DEFAULTS.examine(many, first(1_000, many)), "city = a");
            assertThat(finding.significance().test()).isEqualTo(Significance.Test.CHI_SQUARE);
            assertThat(finding.significance().pValue()).isCloseTo(1, within(1e-12));
            assertThat(finding.support().low()).isFalse();
        }

        @Test
        void isNeverLostForHavingOneUser() {
            Population<Integer> one =
                    population(1_000, (profile, user) -> profile.set(CITY, user == 0 ? "alone" : "other"));
            TraitFinding finding = of(DEFAULTS.examine(one, first(500, one)), "city = alone");
            assertThat(finding.support()).isEqualTo(new Support(1, 1, Proportion.of(0, 1_000), true));
            assertThat(finding.interval().orElseThrow().low()).isLessThan(1);
            assertThat(finding.significance().pValue()).isCloseTo(1, within(1e-9));
        }

        @Test
        void withoutAPriorAnEmptyCellLeavesTheOddsRatioUndefinedAndComesFirst() {
            AssociationReport plain = DEFAULTS.withPrior(0).examine(population, first(10, population));
            assertThat(of(plain, "city = Xi'an").oddsRatio()).isEmpty();
            assertThat(of(plain, "city = Xi'an").interval()).isEmpty();
        }
    }

    @Nested
    class AScale {

        private final Population<Integer> population =
                population(100, (profile, user) -> profile.set(AGE, 18L + user % 50));

        @Test
        void isCutIntoBinsByQuantile() {
            AssociationReport report = DEFAULTS.examine(population, first(50, population));
            assertThat(report.findings())
                    .extracting(finding -> finding.trait().toString())
                    .containsExactlyInAnyOrder(
                            "age in [18, 27]",
                            "age in [28, 37]",
                            "age in [38, 47]",
                            "age in [48, 57]",
                            "age in [58, 67]");
            assertThat(report.findings())
                    .allSatisfy(finding -> assertThat(finding.support().users()).isEqualTo(20));
        }

        @Test
        void aBinBecomesASegmentOfJustItsUsers() {
            Segment segment = of(DEFAULTS.examine(population, first(50, population)), "age in [58, 67]")
                    .candidate("oldest");
            assertThat(segment.rule()).isEqualTo(attr(AGE).between(58L, 67L));
            assertThat(segment.label().english()).isEqualTo("age is between 58 and 67");
        }

        @Test
        void goesWithTheBehaviourByRank() {
            Population<Integer> rising =
                    population(4, (profile, user) -> profile.set(AGE, new long[] {9, 7, 1, 1}[user]));
            AttributeFinding finding =
                    DEFAULTS.examine(rising, first(1, rising)).attributes().get(0);
            // Ranks 4, 3, 1.5, 1.5 against 4, 2, 2, 2.
            assertThat(finding.strength().effect()).isCloseTo(3 / Math.sqrt(13.5), within(1e-12));
            assertThat(finding.significance().test()).isEqualTo(Significance.Test.RANKS);
            assertThat(finding.support().low()).isTrue();
        }

        @Test
        void fewDistinctValuesHaveABinEach() {
            Population<Integer> few =
                    population(100, (profile, user) -> profile.set(AGE, user < 90 ? 0L : (long) user % 3));
            assertThat(DEFAULTS.examine(few, first(50, few)).findings())
                    .extracting(finding -> finding.trait().toString())
                    .containsExactlyInAnyOrder("age = 0", "age = 1", "age = 2");
        }
    }

    @Nested
    class WhoTakesPart {

        @Test
        void aMissingAttributeIsNoValue() {
            Population<Integer> population = population(40, (profile, user) -> {
                if (user % 4 != 0) {
                    profile.set(CITY, user % 2 == 0 ? "a" : "b");
                }
            });
            TraitFinding finding = of(DEFAULTS.examine(population, first(20, population)), "city = a");
            assertThat(finding.table()).isEqualTo(new FourfoldTable(5, 5, 10, 10));
            assertThat(finding.support().missing()).isEqualTo(Proportion.of(10, 40));
        }

        @Test
        void usersOfWhomTheBehaviourIsUnknownAreLeftOut() {
            Population<Integer> population = population(10, (profile, user) -> {
                if (user < 8) {
                    profile.set(AGE, (long) user);
                }
                profile.set(CITY, "a");
            });
            SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                    .segment("adults", attr(AGE).atLeast(4L))
                    .build();
            Audiences<Integer> audiences = catalog.evaluate(population, Instant.EPOCH);
            KeyBehaviour<Integer> behaviour = KeyBehaviour.of("adults", audiences);
            AssociationReport report = DEFAULTS.examine(population, behaviour);
            assertThat(report.users()).isEqualTo(8);
            assertThat(report.did()).isEqualTo(4);
            assertThat(of(report, "city = a").table()).isEqualTo(new FourfoldTable(4, 4, 0, 0));
        }

        @Test
        void aBaseNarrowsTheQuestion() {
            Population<Integer> population =
                    population(10, (profile, user) -> profile.set(CITY, user % 2 == 0 ? "a" : "b"));
            Audience<Integer> base = Audience.of(population.roster(), List.of(0, 1, 2, 8));
            AssociationReport report =
                    DEFAULTS.examine(population, first(5, population).among(base));
            assertThat(report.users()).isEqualTo(4);
            assertThat(of(report, "city = a").table()).isEqualTo(new FourfoldTable(2, 1, 1, 0));
        }

        @Test
        void nobodyGivesAReportWithoutFindings() {
            Population<Integer> population = population(0, (profile, user) -> {});
            AssociationReport report = DEFAULTS.examine(population, first(0, population));
            assertThat(report.findings()).isEmpty();
            assertThat(report.attributes()).isEmpty();
            assertThat(report.remarks())
                    .extracting(Remark::code)
                    .containsOnly(Remark.Code.NO_VALUE, Remark.Code.SENSITIVE);
        }

        @Test
        void whereEverybodyDidItFindingsSayNothing() {
            Population<Integer> population = population(
                    10, (profile, user) -> profile.set(CITY, "c" + user % 2).set(AGE, (long) user));
            AssociationReport report = DEFAULTS.examine(population, first(10, population));
            assertThat(report.findings()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.significance().pValue()).isEqualTo(1);
                assertThat(finding.phi()).isEmpty();
            });
            assertThat(report.remarks())
                    .contains(
                            new Remark(CITY, Remark.Code.NOTHING_TO_COMPARE, 2),
                            new Remark(AGE, Remark.Code.NOTHING_TO_COMPARE, 10));
        }
    }

    @Nested
    class WhatIsNotSaid {

        private final Population<Integer> population = population(
                600,
                (profile, user) -> profile.set(CITY, "user" + user + "@example.org")
                        .set(GENDER, user % 2 == 0 ? "f" : "m")
                        .set(TAGS, user % 3 == 0 ? Set.of("sport", "food") : Set.of("food")));

        private final AssociationReport report = DEFAULTS.examine(population, first(300, population));

        @Test
        void tooManyValuesAreRemarkedOnWithTheirNumber() {
            Remark remark = new Remark(CITY, Remark.Code.TOO_MANY_VALUES, 600);
            assertThat(report.remarks()).contains(remark);
            assertThat(remark.label()).isEqualTo(Label.of("city: too many values: 600", "城市：取值过多：600"));
            assertThat(DEFAULTS.withMaxValues(600)
                            .examine(population, first(300, population))
                            .findings())
                    .hasSize(602);
        }

        @Test
        void sensitiveAttributesAreLeftOutUnlessAskedFor() {
            assertThat(report.remarks()).contains(new Remark(GENDER, Remark.Code.SENSITIVE, 0));
            assertThat(report.findings())
                    .noneMatch(finding -> finding.trait().attribute().equals(GENDER));
            AssociationReport asked = DEFAULTS.withSensitive(GENDER).examine(population, first(300, population));
            assertThat(of(asked, "gender = f").support().users()).isEqualTo(300);
            assertThat(asked.remarks()).extracting(Remark::code).doesNotContain(Remark.Code.SENSITIVE);
        }

        @Test
        void textsOfASetOverlapSoThatThereIsNoFigureOfTheWhole() {
            assertThat(report.remarks()).contains(new Remark(TAGS, Remark.Code.OVERLAPPING_VALUES, 2));
            assertThat(of(report, "tags has food").table()).isEqualTo(new FourfoldTable(300, 300, 0, 0));
            TraitFinding sport = of(report, "tags has sport");
            assertThat(sport.support().users()).isEqualTo(200);
            assertThat(sport.candidate("sporty").rule())
                    .isEqualTo(Rules.set(TAGS).anyOf("sport"));
        }

        @Test
        void everyRemarkHasWords() {
            for (Remark.Code code : Remark.Code.values()) {
                Label label = new Remark(CITY, code, 3).label();
                assertThat(label.english()).startsWith("city: ").hasSizeGreaterThan(10);
                assertThat(label.chinese()).startsWith("城市：").hasSizeGreaterThan(6);
            }
        }
    }

    @Nested
    class TheOrder {

        @Test
        void putsTheSmallestQValueFirstThenTheStrongestEffectThenTheName() {
            Population<Integer> population = population(
                    200,
                    (profile, user) -> profile.set(CITY, user < 90 ? "early" : user < 110 ? "middle" : "late")
                            .set(AGE, (long) (user % 2)));
            AssociationReport report = DEFAULTS.examine(population, first(100, population));
            assertThat(report.findings())
                    .extracting(finding -> finding.trait().toString())
                    .containsExactly("city = early", "city = late", "age = 0", "age = 1", "city = middle");
            assertThat(report.significant(0.05)).hasSize(2);
            assertThat(report.significant(1)).hasSize(4);
        }
    }

    @Nested
    class BadInput {

        @Test
        void settingsMustBeInRange() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withPrior(-1))
                    .withMessage("prior must be finite and not negative but was -1.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withConfidence(1))
                    .withMessage("confidence must be in (0, 1) but was 1.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withBins(1))
                    .withMessage("bins must be in [2, 100] but was 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withMaxValues(10_001))
                    .withMessage("maxValues must be in [2, 10000] but was 10001");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withMinimum(-3))
                    .withMessage("minimum of users must not be negative but was -3");
        }

        @Test
        void whoDidItMustBeAmongTheKnown() {
            Roster<Integer> roster = Roster.of(List.of(1, 2, 3));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new KeyBehaviour<>(
                            "buy", Audience.of(roster, List.of(1, 2)), Audience.of(roster, List.of(2, 3))))
                    .withMessage("users who did it must be among the known but 1 of 2 are not (buy)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KeyBehaviour.of(" ", Audience.none(roster)))
                    .withMessage("a behaviour's name must not be blank but was ' '");
        }

        @Test
        void theBehaviourMustBeOfThePopulation() {
            Population<Integer> population = population(3, (profile, user) -> {});
            Roster<Integer> others = Roster.of(List.of(7, 8));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.examine(population, KeyBehaviour.of("buy", Audience.all(others))))
                    .withMessage("an audience must be of the population's 3 users but was of 2 users");
        }

        @Test
        void countsOfDifferentBehavioursDoNotMerge() {
            Population<Integer> population = population(3, (profile, user) -> {});
            AttributeCounts buy = DEFAULTS.count(population, KeyBehaviour.of("buy", Audience.all(population.roster())));
            AttributeCounts visit =
                    DEFAULTS.count(population, KeyBehaviour.of("visit", Audience.all(population.roster())));
            AttributeCounts none = Shift.withDefaults().count(population);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> buy.merge(visit))
                    .withMessage("counts must be of the same behaviour but were of 'buy' and of 'visit'");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> buy.merge(none))
                    .withMessage("counts must be of the same behaviour but were of 'buy' and of no behaviour");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.examine(none))
                    .withMessage(
                            "counts must be of a behaviour, as Association.count gives them, but were of no behaviour");
        }

        @Test
        void aSensitiveAttributeThatIsAskedForMustBeInTheSchema() {
            Population<Integer> population = population(3, (profile, user) -> {});
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withSensitive(Attribute.ofLong("income"))
                            .examine(population, first(1, population)))
                    .withMessageContaining("'income'");
        }

        @Test
        void partsMustBeOfTheSameAttributes() {
            Population<Integer> population = population(3, (profile, user) -> {});
            AttributeCounts counts = DEFAULTS.count(population, first(1, population));
            AttributeCounts others = DEFAULTS.withSensitive(GENDER).count(population, first(1, population));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> counts.merge(others))
                    .withMessage("counts must be of the same attributes but were of [age, city, tags] without [gender]"
                            + " and of [age, city, gender, tags] without []");
            assertThat(counts).hasToString("AttributeCounts[1 of 3 users by [age, city, tags]]");
        }
    }
}
