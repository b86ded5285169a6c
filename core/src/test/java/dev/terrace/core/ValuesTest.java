package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Schema SCHEMA = Schema.of(CITY, AGE, VIP);

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static Values of(Profile.Builder profile) {
        return profile.build();
    }

    @Test
    void numbersStandAmongWordsAndTextsAmongReferences() {
        Layout layout = SCHEMA.layout();
        Values values = of(Profile.builder(SCHEMA).set(AGE, 27L).set(CITY, "上海"));
        assertThat(values.layout()).isEqualTo(layout);
        assertThat(values.has(layout.indexOf(AGE))).isTrue();
        assertThat(values.has(layout.indexOf(VIP))).isFalse();
        assertThat(values.word(layout.placeOf(layout.indexOf(AGE)))).isEqualTo(27);
        assertThat(values.reference(layout.placeOf(layout.indexOf(CITY)))).isEqualTo("上海");
        assertThat(values.word(layout.placeOf(layout.indexOf(VIP)))).isZero();
        assertThat(values).hasToString("Profile{city=上海, age=27}");
    }

    @Test
    void whatIsMissingIsNeitherZeroNorEmpty() {
        Values missing = of(Profile.builder(SCHEMA));
        Values zero = of(Profile.builder(SCHEMA).set(AGE, 0L));
        Values empty = of(Profile.builder(SCHEMA).set(CITY, ""));
        assertThat(missing.value(AGE)).isEmpty();
        assertThat(zero.value(AGE)).hasValue(0L);
        assertThat(empty.value(CITY)).hasValue("");
        assertThat(missing).isNotEqualTo(zero).isNotEqualTo(empty);
        assertThat(missing.reference(SCHEMA.layout().placeOf(SCHEMA.layout().indexOf(CITY))))
                .isNull();
    }

    @Test
    void aValueThatWasSetAndTakenAwayLeavesNoTrace() {
        Values cleared = of(
                Profile.builder(SCHEMA).set(AGE, 27L).set(CITY, "上海").clear(AGE).clear(CITY));
        assertThat(cleared).isEqualTo(of(Profile.builder(SCHEMA))).hasSameHashCodeAs(of(Profile.builder(SCHEMA)));
    }

    @Test
    void onlyAttributesOfTheLayoutHaveValues() {
        Values values = of(Profile.builder(SCHEMA));
        assertThatThrownBy(() -> values.value(Attribute.ofLong("height"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.value(Attribute.ofString("age"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Profile.builder(SCHEMA).clear(Attribute.ofLong("height")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
        Profile.Builder builder = Profile.builder(SCHEMA).set(AGE, 27L);
        Profile built = builder.build();
        builder.set(AGE, 28L).clear(CITY);
        assertThat(built.value(AGE)).hasValue(27L);
    }

    /** More attributes than one word has bits, of which each is there or not. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void manyAttributesAreKeptApart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(1, 200);
        List<Attribute<?>> attributes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            attributes.add(random.nextBoolean() ? Attribute.ofLong("a" + i) : Attribute.ofStringSet("a" + i));
        }
        Schema schema = Schema.builder().attributes(attributes).build();
        Profile.Builder builder = Profile.builder(schema);
        List<Optional<?>> expected = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean there = random.nextBoolean();
            if (there && attributes.get(i).type() == ValueType.LONG) {
                builder.set(Attribute.ofLong("a" + i), (long) i);
                expected.add(Optional.of((long) i));
            } else if (there) {
                builder.set(Attribute.ofStringSet("a" + i), Set.of("v" + i));
                expected.add(Optional.of(Set.of("v" + i)));
            } else {
                expected.add(Optional.empty());
            }
        }
        Profile profile = builder.build();
        for (int i = 0; i < size; i++) {
            assertThat(profile.value(attributes.get(i))).isEqualTo(expected.get(i));
            assertThat(profile.has(i)).isEqualTo(expected.get(i).isPresent());
        }
    }
}
