package dev.terrace.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Attribute;
import dev.terrace.core.ValueType;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Shipping;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.stats.FalseDiscoveryRate;
import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.core.stats.RankCorrelation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a report says is what counting people one by one says, however they are split. */
class AssociationProperties {

    private static final Association ALL = Association.withDefaults().withSensitive(World.GENDER);

    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    private static AssociationReport report(List<World.Person> people) {
        return ALL.examine(counts(people));
    }

    private static AttributeCounts counts(List<World.Person> people) {
        Population<Integer> population = World.population(people);
        return ALL.count(population, World.behaviour(population, people));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFindingIsTheTableThatCountingPeopleGives(long seed) {
        List<World.Person> people = World.people(new SplittableRandom(seed), 150);
        List<World.Person> known =
                people.stream().filter(person -> person.did() != null).toList();
        AssociationReport report = report(people);
        assertThat(report.users()).isEqualTo(known.size());
        assertThat(report.did()).isEqualTo(count(known, World.Person::did));
        for (TraitFinding finding : report.findings()) {
            Attribute<?> attribute = finding.trait().attribute();
            List<World.Person> having = known.stream()
                    .filter(person -> person.values().containsKey(attribute))
                    .toList();
            List<World.Person> with = having.stream()
                    .filter(person -> has(person, finding.trait()))
                    .toList();
            long did = count(with, World.Person::did);
            long didWithout = count(having, World.Person::did) - did;
            assertThat(finding.table())
                    .isEqualTo(new FourfoldTable(
                            did, with.size() - did, didWithout, having.size() - with.size() - didWithout));
            assertThat(finding.support().users()).isEqualTo(with.size()).isPositive();
            assertThat(finding.support().did()).isEqualTo(did);
            assertThat(finding.support().missing().ratio().numerator()).isEqualTo(known.size() - having.size());
            assertThat(finding.support().low()).isEqualTo(Math.min(with.size(), having.size() - with.size()) < 30);
            assertThat(finding.interval()
                            .orElseThrow()
                            .contains(finding.oddsRatio().orElseThrow()))
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUserWithAValueIsInOneFindingOfTheAttribute(long seed) {
        List<World.Person> people = World.people(new SplittableRandom(seed), 150);
        AssociationReport report = report(people);
        for (World.Person person : people) {
            for (Attribute<?> attribute : World.ATTRIBUTES) {
                Object value = person.values().get(attribute);
                long expected =
                        person.did() == null || value == null ? 0 : value instanceof Set<?> set ? set.size() : 1;
                if (person.did() != null) {
                    assertThat(report.findings().stream()
                                    .filter(finding ->
                                            finding.trait().attribute().equals(attribute))
                                    .filter(finding -> has(person, finding.trait())))
                            .hasSize((int) expected);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCandidateFindsJustTheUsersOfItsFinding(long seed) {
        List<World.Person> people = World.people(new SplittableRandom(seed), 60);
        Population<Integer> population = World.population(people);
        KeyBehaviour<Integer> behaviour = World.behaviour(population, people);
        for (TraitFinding finding : ALL.examine(population, behaviour).findings()) {
            SegmentCatalog catalog = SegmentCatalog.builder(World.SCHEMA)
                    .segment(finding.candidate("candidate"))
                    .build();
            assertThat(catalog.evaluate(population, Instant.EPOCH)
                            .of("candidate")
                            .and(behaviour.known()))
                    .containsExactlyElementsOf(people.stream()
                            .filter(person -> person.did() != null && has(person, finding.trait()))
                            .map(World.Person::id)
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splittingShufflingAndMergingChangesNoBit(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<World.Person> people = World.people(random, 150);
        AttributeCounts whole = counts(people);
        List<World.Person> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, new Random(seed));
        int first = random.nextInt(people.size() + 1);
        int second = first + random.nextInt(people.size() - first + 1);
        AttributeCounts a = counts(shuffled.subList(0, first));
        AttributeCounts b = counts(shuffled.subList(first, second));
        AttributeCounts c = counts(shuffled.subList(second, people.size()));
        assertThat(a.merge(b).merge(c))
                .isEqualTo(whole)
                .hasSameHashCodeAs(whole)
                .isEqualTo(a.merge(b.merge(c)))
                .isEqualTo(c.merge(b).merge(a));
        assertThat(ALL.examine((AttributeCounts) Shipping.shipped(c.merge(a)))).isEqualTo(ALL.examine(a.merge(c)));
        assertThat(ALL.examine(c.merge(a).merge(b))).isEqualTo(ALL.examine(whole));
        assertThat(Shipping.shipped(ALL.examine(whole))).isEqualTo(ALL.examine(whole));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aScaleGoesWithTheBehaviourAsItsRanksDo(long seed) {
        List<World.Person> people = World.people(new SplittableRandom(seed), 150);
        AssociationReport report = report(people);
        for (Attribute<?> attribute : World.ATTRIBUTES) {
            List<World.Person> having = people.stream()
                    .filter(person -> person.did() != null && person.values().containsKey(attribute))
                    .toList();
            if (QuantileBins.cut(attribute.type())) {
                double[] figure = ranks(having, attribute);
                double[] outcome = having.stream()
                        .mapToDouble(person -> person.did() ? 1 : 0)
                        .toArray();
                assertThat(whole(report, attribute)
                                .map(finding -> finding.strength().effect()))
                        .hasSameSizeAs(RankCorrelation.spearman(figure, outcome).stream()
                                .toList())
                        .allSatisfy(effect -> assertThat(effect)
                                .isCloseTo(
                                        RankCorrelation.spearman(figure, outcome)
                                                .orElseThrow()
                                                .coefficient(),
                                        within(1e-12)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void categoriesGoWithTheBehaviourAsTheirTableDoes(long seed) {
        List<World.Person> people = World.people(new SplittableRandom(seed), 150);
        AssociationReport report = report(people);
        for (AttributeFinding finding : report.attributes()) {
            if (finding.strength() instanceof Strength.Categories strength) {
                List<World.Person> having = people.stream()
                        .filter(person ->
                                person.did() != null && person.values().containsKey(finding.attribute()))
                        .toList();
                TreeMap<String, long[]> table = new TreeMap<>();
                having.forEach(person -> table.computeIfAbsent(
                                person.values().get(finding.attribute()).toString(), absent -> new long[2])[
                        person.did() ? 1 : 0]++);
                double did = count(having, World.Person::did);
                double chiSquare = 0;
                for (long[] row : table.values()) {
                    for (int outcome = 0; outcome < 2; outcome++) {
                        double expected =
                                (row[0] + row[1]) * (outcome == 1 ? did : having.size() - did) / having.size();
                        chiSquare += (row[outcome] - expected) * (row[outcome] - expected) / expected;
                    }
                }
                assertThat(strength.chiSquare().statistic()).isCloseTo(chiSquare, within(1e-9));
                assertThat(strength.degreesOfFreedom()).isEqualTo(table.size() - 1);
                assertThat(strength.cramersV()).isCloseTo(Math.sqrt(chiSquare / having.size()), within(1e-9));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void qValuesAreThoseOfAllTestsAndComeInOrder(long seed) {
        AssociationReport report = report(World.people(new SplittableRandom(seed), 150));
        List<Significance> all = Stream.concat(
                        report.findings().stream().map(TraitFinding::significance),
                        report.attributes().stream().map(AttributeFinding::significance))
                .toList();
        double[] expected = FalseDiscoveryRate.qValues(
                all.stream().mapToDouble(Significance::pValue).toArray());
        assertThat(all.stream().mapToDouble(Significance::qValue).toArray()).isEqualTo(expected);
        assertThat(DoubleStream.of(expected)
                        .limit(report.findings().size())
                        .boxed()
                        .toList())
                .isSorted();
        for (int i = 1; i < report.findings().size(); i++) {
            TraitFinding earlier = report.findings().get(i - 1);
            TraitFinding later = report.findings().get(i);
            if (earlier.significance().qValue() == later.significance().qValue()) {
                assertThat(earlier.distance()).isGreaterThanOrEqualTo(later.distance());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAttributeIsFoundOrRemarkedOn(long seed) {
        AssociationReport report = report(World.people(new SplittableRandom(seed), 30));
        assertThat(Stream.concat(
                        report.attributes().stream().map(AttributeFinding::attribute),
                        report.remarks().stream().map(Remark::attribute)))
                .containsExactlyInAnyOrderElementsOf(World.ATTRIBUTES);
    }

    private static Stream<AttributeFinding> whole(AssociationReport report, Attribute<?> attribute) {
        return report.attributes().stream()
                .filter(finding -> finding.attribute().equals(attribute));
    }

    /** How many have a smaller value. */
    private static double[] ranks(List<World.Person> people, Attribute<?> attribute) {
        return people.stream()
                .mapToDouble(person -> count(people, other -> compare(other, person, attribute) < 0))
                .toArray();
    }

    @SuppressWarnings("unchecked") // values of one attribute are comparable with each other
    private static int compare(World.Person one, World.Person other, Attribute<?> attribute) {
        return ((Comparable<Object>) one.values().get(attribute))
                .compareTo(other.values().get(attribute));
    }

    static boolean has(World.Person person, Trait trait) {
        Object value = person.values().get(trait.attribute());
        if (value == null) {
            return false;
        }
        if (trait instanceof Trait.Member member) {
            return ((Set<?>) value).contains(member.text());
        }
        if (trait instanceof Trait.Value<?> same) {
            return value.equals(same.value());
        }
        Trait.Range<?> range = (Trait.Range<?>) trait;
        assertThat(trait.attribute().type()).isNotEqualTo(ValueType.STRING);
        return isAtMost(range.low(), value) && isAtMost(value, range.high());
    }

    @SuppressWarnings("unchecked") // values of one attribute are comparable with each other
    private static boolean isAtMost(Object low, Object high) {
        return ((Comparable<Object>) low).compareTo(high) <= 0;
    }

    private static long count(List<World.Person> people, Predicate<World.Person> which) {
        return people.stream().filter(which).count();
    }
}
