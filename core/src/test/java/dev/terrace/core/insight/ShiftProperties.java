package dev.terrace.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.ValueType;
import dev.terrace.core.population.Shipping;
import dev.terrace.core.stats.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShiftProperties {

    private static final Shift ALL = Shift.withDefaults().withSensitive(World.GENDER);

    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    private static AttributeCounts counts(List<World.Person> people) {
        return ALL.count(World.population(people));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyShareIsThatOfPeopleCountedOneByOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<World.Person> before = World.people(random, 120);
        List<World.Person> after = World.people(random, 120);
        ShiftReport report = ALL.compare(counts(before), counts(after));
        assertThat(report.attributes())
                .extracting(AttributeShift::attribute)
                .containsExactlyInAnyOrderElementsOf(World.ATTRIBUTES);
        for (AttributeShift shift : report.attributes()) {
            for (ValueShift value : shift.values()) {
                assertThat(value.before()).isEqualTo(share(before, value.trait()));
                assertThat(value.after()).isEqualTo(share(after, value.trait()));
            }
            if (shift.attribute().type() != ValueType.STRING_SET) {
                assertThat(shift.stabilityIndex().isPresent())
                        .isEqualTo(!shift.values().isEmpty()
                                && shift.values().get(0).before().ratio().isDefined()
                                && shift.values().get(0).after().ratio().isDefined());
                shift.stabilityIndex().ifPresent(index -> assertThat(index).isCloseTo(naiveIndex(shift), within(1e-9)));
            }
        }
    }

    private static Proportion share(List<World.Person> people, Trait trait) {
        List<World.Person> having = people.stream()
                .filter(person -> person.values().containsKey(trait.attribute()))
                .toList();
        return Proportion.of(
                having.stream()
                        .filter(person -> AssociationProperties.has(person, trait))
                        .count(),
                having.size());
    }

    private static double naiveIndex(AttributeShift shift) {
        double bins = shift.values().size();
        return shift.values().stream()
                .mapToDouble(value -> {
                    double before = (value.before().ratio().numerator() + 0.5)
                            / (value.before().ratio().denominator() + bins / 2);
                    double after = (value.after().ratio().numerator() + 0.5)
                            / (value.after().ratio().denominator() + bins / 2);
                    return (after - before) * Math.log(after / before);
                })
                .sum();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splittingShufflingAndMergingChangesNoBit(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<World.Person> before = World.people(random, 120);
        List<World.Person> after = World.people(random, 120);
        List<World.Person> shuffled = new ArrayList<>(after);
        Collections.shuffle(shuffled, new Random(seed));
        int middle = random.nextInt(after.size() + 1);
        AttributeCounts merged =
                counts(shuffled.subList(middle, after.size())).merge(counts(shuffled.subList(0, middle)));
        ShiftReport whole = ALL.compare(counts(before), counts(after));
        assertThat(ALL.compare(counts(before), merged)).isEqualTo(whole);
        assertThat(Shipping.shipped(whole)).isEqualTo(whole);
        assertThat(Shipping.shipped(merged)).isEqualTo(counts(after));
        assertThat(ALL.describe(merged)).isEqualTo(ALL.describe(counts(after)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingShiftsAgainstItself(long seed) {
        AttributeCounts counts = counts(World.people(new SplittableRandom(seed), 120));
        for (AttributeShift shift : ALL.compare(counts, counts).attributes()) {
            shift.stabilityIndex().ifPresent(index -> assertThat(index).isZero());
            assertThat(shift.verdict()).isIn(ShiftVerdict.STABLE, ShiftVerdict.UNDEFINED);
            assertThat(shift.values())
                    .allSatisfy(
                            value -> assertThat(value.interval().contains(0)).isTrue());
        }
    }
}
