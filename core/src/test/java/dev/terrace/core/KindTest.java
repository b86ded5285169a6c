package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {

    private static final Kind<String> GRADE = Kind.ofEnumeration(List.of("z-low", "m-middle", "a-high"));

    @Nested
    class Decimals {

        @ParameterizedTest
        @CsvSource({"12.5, 12.50", "12.50, 12.50", "12.500000, 12.50", "1.2E+3, 1200.00", "0E+9, 0.00", "-0.01, -0.01"})
        void areKeptWithAllOfTheirDecimals(BigDecimal value, BigDecimal kept) {
            assertThat(Kind.ofDecimal(2).problemWith(value)).isEmpty();
            assertThat(Kind.ofDecimal(2).canonical(value)).isEqualTo(kept);
        }

        @ParameterizedTest
        @ValueSource(strings = {"12.345", "0.001", "92233720368547758.08", "-92233720368547758.09", "1E+17", "1E-3"})
        void areNeverRoundedNorWrapped(BigDecimal value) {
            assertThat(Kind.ofDecimal(2).problemWith(value))
                    .hasValue("must have at most 2 decimals and fit 64 bits but was " + value);
            assertThat(Kind.ofDecimal(2).canonical(value)).isEqualTo(value);
            assertThatThrownBy(() -> Kind.ofDecimal(2).toWord(value)).isInstanceOf(IllegalArgumentException.class);
        }

        /** Written out, these numbers would have a thousand million digits. */
        @ParameterizedTest
        @ValueSource(strings = {"1E+1000000000", "-9E+2147483647", "1E-1000000000", "7E-2147483647"})
        void areRefusedWithoutBeingWrittenOut(BigDecimal value) {
            assertThat(Kind.ofDecimal(2).problemWith(value)).isPresent();
            assertThat(Kind.ofDecimal(18).problemWith(value)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0E+1000000000", "0E-1000000000", "0"})
        void ofZeroAreZero(BigDecimal value) {
            assertThat(Kind.ofDecimal(2).canonical(value)).isEqualTo(new BigDecimal("0.00"));
        }

        @Test
        void fillSixtyFourBits() {
            Kind<BigDecimal> kind = Kind.ofDecimal(18);
            BigDecimal largest = BigDecimal.valueOf(Long.MAX_VALUE, 18);
            assertThat(kind.toWord(largest)).isEqualTo(Long.MAX_VALUE);
            assertThat(kind.fromWord(Long.MIN_VALUE)).isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE, 18));
            assertThat(kind.problemWith(BigDecimal.TEN)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 19})
        void areZeroToEighteen(int decimals) {
            assertThatThrownBy(() -> Kind.ofDecimal(decimals))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("decimals must be in [0, 18] but were " + decimals);
        }
    }

    @Nested
    class Words {

        @ParameterizedTest
        @CsvSource({"false, 0", "true, 1"})
        void ofTruth(boolean value, long word) {
            assertThat(Kind.ofBoolean().toWord(value)).isEqualTo(word);
            assertThat(Kind.ofBoolean().fromWord(word)).isEqualTo(value);
        }

        @Test
        void areWorkedByHand() {
            assertThat(Kind.ofLong().toWord(-7L)).isEqualTo(-7);
            assertThat(Kind.ofDecimal(2).toWord(new BigDecimal("12.5"))).isEqualTo(1_250);
            assertThat(Kind.ofDouble().toWord(0.0)).isZero();
            assertThat(Kind.ofDouble().toWord(-0.0)).isZero();
            assertThat(Kind.ofDouble().toWord(-Double.MIN_VALUE)).isEqualTo(-2);
            assertThat(Kind.ofDouble().toWord(Double.MIN_VALUE)).isEqualTo(1);
            assertThat(Kind.ofDate().toWord(LocalDate.of(1970, 1, 2))).isEqualTo(1);
            assertThat(GRADE.toWord("a-high")).isEqualTo(2);
        }

        @Test
        void standForNumbersEnumerationsAndDatesOnly() {
            assertThatThrownBy(() -> Kind.ofString().toWord("a"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("STRING is not kept as words");
            assertThatThrownBy(() -> Kind.ofInstant().fromWord(0)).isInstanceOf(IllegalStateException.class);
        }

        static Stream<Arguments> kinds() {
            List<Arguments> cases = new ArrayList<>();
            LongStream.range(0, 20).forEach(seed -> {
                cases.add(Arguments.of(seed, Kind.ofBoolean(), value(SplittableRandom::nextBoolean)));
                cases.add(Arguments.of(seed, Kind.ofLong(), value(WordValues::anyLong)));
                cases.add(Arguments.of(seed, Kind.ofDecimal(0), value(r -> BigDecimal.valueOf(WordValues.anyLong(r)))));
                cases.add(Arguments.of(
                        seed, Kind.ofDecimal(5), value(r -> BigDecimal.valueOf(WordValues.anyLong(r), 5))));
                cases.add(Arguments.of(seed, Kind.ofDouble(), value(WordValues::anyDouble)));
                cases.add(Arguments.of(seed, GRADE, value(r -> GRADE.domain().get(r.nextInt(3)))));
                cases.add(Arguments.of(
                        seed, Kind.ofDate(), value(r -> LocalDate.ofEpochDay(r.nextLong(-800_000, 800_000)))));
            });
            return cases.stream();
        }

        private static <T> Function<SplittableRandom, T> value(Function<SplittableRandom, T> value) {
            return value;
        }

        @ParameterizedTest(name = "seed {0} {1}")
        @MethodSource("kinds")
        <T> void areInTheOrderOfTheValuesAndGiveThemBack(
                long seed, Kind<T> kind, Function<SplittableRandom, T> anyValue) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 200; i++) {
                T left = anyValue.apply(random);
                T right = random.nextInt(4) == 0 ? left : anyValue.apply(random);
                int words = Long.compare(kind.toWord(left), kind.toWord(right));
                assertThat(words).isEqualTo(Integer.signum(naturalOrder(kind, left, right)));
                assertThat(words == 0).isEqualTo(kind.canonical(left).equals(kind.canonical(right)));
                assertThat(kind.fromWord(kind.toWord(left))).isEqualTo(kind.canonical(left));
                assertThat(Integer.signum(kind.compare(left, right))).isEqualTo(words);
            }
        }

        /** The order of Java, but for the two zeros of a double, which are one value, and domains. */
        @SuppressWarnings("unchecked") // values of one kind are comparable
        private <T> int naturalOrder(Kind<T> kind, T left, T right) {
            if (kind.type() == ValueType.ENUMERATION) {
                return kind.domain().indexOf((String) left) - kind.domain().indexOf((String) right);
            }
            return left instanceof Double a && right instanceof Double b
                    ? Double.compare(a + 0.0, b + 0.0)
                    : ((Comparable<T>) left).compareTo(right);
        }
    }

    /** Numbers of all sizes, with those at the ends. */
    private static final class WordValues {

        static long anyLong(SplittableRandom random) {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextLong();
                case 1 -> random.nextLong(-3, 4);
                case 2 -> Long.MAX_VALUE - random.nextLong(3);
                default -> Long.MIN_VALUE + random.nextLong(3);
            };
        }

        static double anyDouble(SplittableRandom random) {
            return switch (random.nextInt(5)) {
                case 0 -> random.nextDouble(-1e300, 1e300);
                case 1 -> random.nextDouble() - 0.5;
                case 2 -> random.nextBoolean() ? 0.0 : -0.0;
                case 3 -> random.nextBoolean() ? Double.MIN_VALUE : -Double.MIN_VALUE;
                default -> random.nextBoolean() ? Double.MAX_VALUE : -Double.MAX_VALUE;
            };
        }
    }

    @Nested
    class Comparing {

        @Test
        void followsTheTypeWhereNoWordStands() {
            assertThat(Kind.ofString().compare("B", "a")).isNegative();
            assertThat(Kind.ofInstant().compare(Instant.MAX, Instant.MIN)).isPositive();
            assertThat(Kind.ofDuration().compare(Duration.ZERO, Duration.ZERO)).isZero();
            assertThat(Kind.ofVersion().compare(SemanticVersion.of(1, 10, 0), SemanticVersion.of(1, 9, 0)))
                    .isPositive();
        }

        @Test
        void isNotForSets() {
            assertThat(ValueType.STRING_SET.isOrdered()).isFalse();
            assertThatThrownBy(() -> Kind.ofStringSet().compare(Set.of(), Set.of()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Sets {

        @Test
        void areUnchangeableCopiesInAscendingOrder() {
            Set<String> tags = new TreeSet<>(Set.of("b", "a", "c"));
            Set<String> kept = Kind.ofStringSet().canonical(tags);
            tags.add("d");
            assertThat(kept).containsExactly("a", "b", "c");
            assertThatThrownBy(() -> kept.add("e")).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Nested
    class Units {

        @Test
        void makeAnotherKind() {
            Kind<Long> kilograms = Kind.ofLong().withUnit("kg");
            assertThat(kilograms)
                    .isNotEqualTo(Kind.ofLong())
                    .isNotEqualTo(Kind.ofLong().withUnit("lb"));
            assertThat(kilograms)
                    .isEqualTo(Kind.ofLong().withUnit("kg"))
                    .hasSameHashCodeAs(Kind.ofLong().withUnit("kg"));
            assertThat(kilograms.withUnit("")).isEqualTo(Kind.ofLong());
            assertThat(kilograms.unit()).isEqualTo("kg");
            assertThat(Attribute.ofDouble("weight").withUnit("kg").kind()).hasToString("DOUBLE kg");
        }

        @Test
        void areForNumbersOnly() {
            assertThatThrownBy(() -> Kind.ofString().withUnit("kg"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("only numbers have a unit but STRING was given 'kg'");
            assertThat(Kind.ofString().withUnit("")).isEqualTo(Kind.ofString());
        }
    }

    @Test
    void aKindIsReadable() {
        assertThat(Kind.ofDecimal(2).withUnit("CNY")).hasToString("DECIMAL(2) CNY");
        assertThat(GRADE).hasToString("ENUMERATION[z-low, m-middle, a-high]");
        assertThat(Kind.ofStringSet()).hasToString("STRING_SET");
    }

    @Test
    void kindsDifferByTypeDecimalsAndDomain() {
        assertThat(Kind.ofDecimal(2)).isEqualTo(Kind.ofDecimal(2)).isNotEqualTo(Kind.ofDecimal(3));
        assertThat(GRADE).isNotEqualTo(Kind.ofEnumeration(List.of("m-middle", "z-low", "a-high")));
        assertThat(Kind.ofString()).isNotEqualTo(GRADE);
        assertThat(Kind.ofDecimal(2).decimals()).isEqualTo(2);
        assertThat(Kind.ofLong().decimals()).isZero();
    }
}
