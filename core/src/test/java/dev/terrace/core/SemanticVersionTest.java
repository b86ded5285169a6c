package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

    @Nested
    class Reading {

        @ParameterizedTest
        @CsvSource({
            "1, 1.0.0",
            "1.2, 1.2.0",
            "1.2.3, 1.2.3",
            "0.0.0, 0.0.0",
            "10.20.30, 10.20.30",
            "1.2.3-beta.1, 1.2.3-beta.1",
            "1.2-beta, 1.2.0-beta",
            "1-0, 1.0.0-0",
            "1.0.0-x-y-z.--, 1.0.0-x-y-z.--",
            "1.0.0-0a.00a, 1.0.0-0a.00a",
            "1.2.3+build.001, 1.2.3",
            "1.2.3-rc.1+a-b.7, 1.2.3-rc.1",
            "1.2.3+a-b, 1.2.3",
            "9223372036854775807.0.1, 9223372036854775807.0.1",
            "1.0.0-99999999999999999999, 1.0.0-99999999999999999999",
        })
        void aTextBecomesAVersionInCanonicalForm(String text, String canonical) {
            assertThat(SemanticVersion.parse(text)).hasToString(canonical);
            assertThat(SemanticVersion.parse(canonical)).isEqualTo(SemanticVersion.parse(text));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "1.x",
                    "v1.2.3",
                    "V1",
                    "1.",
                    ".1",
                    "1..2",
                    "1.2.3.4",
                    "01",
                    "1.02",
                    "1.2.00",
                    "-1",
                    "1.-2",
                    "1.2.3-",
                    "1.2.3-a..b",
                    "1.2.3-a.",
                    "1.2.3-01",
                    "1.2.3-a_b",
                    "1.2.3-é",
                    "1.2.3+",
                    "1.2.3+a+b",
                    "1.2.3+a.",
                    "+1",
                    " 1.2.3",
                    "1.2.3 ",
                    "1,2",
                    "١.٢",
                    "1.2.3-١",
                })
        void anyOtherTextIsRefused(String text) {
            assertThatThrownBy(() -> SemanticVersion.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("version must read like 1.2.3 or 1.2.3-beta.1 but was '" + text + "'");
        }

        @Test
        void aNumberThatDoesNotFitIsRefused() {
            assertThatThrownBy(() -> SemanticVersion.parse("1.9223372036854775808"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("version numbers must fit 64 bits but were '1.9223372036854775808'");
        }
    }

    @Nested
    class Parts {

        @Test
        void aVersionHasThreeNumbersAndItsPreRelease() {
            SemanticVersion version = SemanticVersion.parse("1.2.3-beta.4");
            assertThat(version.major()).isEqualTo(1);
            assertThat(version.minor()).isEqualTo(2);
            assertThat(version.patch()).isEqualTo(3);
            assertThat(version.preRelease()).containsExactly("beta", "4");
            assertThat(SemanticVersion.of(1, 2, 3).preRelease()).isEmpty();
            assertThat(SemanticVersion.of(1, 2, 3)).isEqualTo(SemanticVersion.parse("1.2.3"));
        }

        @Test
        void negativeNumbersAreRefused() {
            assertThatThrownBy(() -> SemanticVersion.of(1, -2, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("version numbers must not be negative but were 1.-2.3");
            assertThatThrownBy(() -> SemanticVersion.of(-1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> SemanticVersion.of(1, 2, -3)).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "01", "a.b", "a+b", "ä"})
        void identifiersThatCouldNotBeReadBackAreRefused(String identifier) {
            List<String> preRelease = List.of("beta", identifier);
            assertThatThrownBy(() -> new SemanticVersion(1, 0, 0, preRelease))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("pre-release identifiers must be of 0-9, A-Z, a-z and -, numbers without leading zeros,"
                            + " but were [beta, " + identifier + "]");
        }

        @Test
        void laterChangesOfTheListDoNotReachTheVersion() {
            List<String> preRelease = new ArrayList<>(List.of("beta"));
            SemanticVersion version = new SemanticVersion(1, 0, 0, preRelease);
            preRelease.add("2");
            assertThat(version).hasToString("1.0.0-beta");
        }

        @Test
        void buildMetadataHasNoSay() {
            assertThat(SemanticVersion.parse("1.0.0+a"))
                    .isEqualTo(SemanticVersion.parse("1.0.0+b"))
                    .isEqualByComparingTo(SemanticVersion.parse("1.0.0"))
                    .hasSameHashCodeAs(SemanticVersion.parse("1.0.0+b"));
        }
    }

    @Nested
    class Precedence {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    // From section 11 of the specification.
                    "1.0.0 2.0.0 2.1.0 2.1.1",
                    "1.0.0-alpha 1.0.0",
                    "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0",
                    "1.9 1.10 1.11 2",
                    "1.2.9 1.2.10",
                    "1.0.0-1 1.0.0-9 1.0.0-10 1.0.0-99999999999999999998 1.0.0-99999999999999999999 1.0.0--",
                    "1.0.0-A 1.0.0-Z 1.0.0-a 1.0.0-z",
                    "1.0.0-rc 1.0.0 1.0.1-alpha",
                })
        void everyVersionIsBeforeThoseBehindIt(String ascending) {
            List<SemanticVersion> versions =
                    Stream.of(ascending.split(" ")).map(SemanticVersion::parse).toList();
            for (int i = 0; i < versions.size(); i++) {
                for (int j = 0; j < versions.size(); j++) {
                    assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                            .as("%s to %s", versions.get(i), versions.get(j))
                            .isEqualTo(Integer.compare(i, j));
                }
            }
        }

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void theOrderIsTotalAndConsistentWithEquality(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 5_000; i++) {
                SemanticVersion a = version(random);
                SemanticVersion b = version(random);
                SemanticVersion c = version(random);
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
                if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                    assertThat(a).isLessThanOrEqualTo(c);
                }
                assertThat(SemanticVersion.parse(a.toString())).isEqualTo(a);
            }
        }

        private static SemanticVersion version(SplittableRandom random) {
            List<String> identifiers =
                    List.of("0", "2", "11", "alpha", "beta", "Beta", "-", "1a", "12345678901234567890");
            List<String> preRelease = IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> identifiers.get(random.nextInt(identifiers.size())))
                    .toList();
            return new SemanticVersion(random.nextInt(2), random.nextInt(2), random.nextInt(2), preRelease);
        }
    }
}
