package dev.terrace.core.evaluation;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsAreNeverMistakenTest {

    private static final Attribute<String> NAME = Attribute.ofString("name");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final EventType VISIT = EventType.of("visit", NAME);
    private static final Schema SCHEMA =
            Schema.builder().attribute(NAME).attribute(TAGS).event(VISIT).build();
    private static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");

    /** Short and long, narrow and wide, with a zero letter, half a pair, and equal hashes at equal lengths. */
    private static final List<String> TEXTS = List.of(
            "",
            "\0",
            "\0\0",
            "a",
            "a\0",
            "\0a",
            "ab",
            "abcdefg",
            "abcdefgh",
            "ÿÿÿÿÿÿÿ",
            "ÿÿÿÿÿÿÿÿ",
            "上",
            "上海",
            "上海市",
            "上海市区",
            "a上",
            "\uD83D",
            "\uD83D\uDE00",
            "Aa",
            "BB",
            "AaAaAaAa",
            "BBBBBBBB",
            "AaBBAaBB",
            "\uFFFF\uFFFF\uFFFF",
            "x".repeat(1_000));

    private static Truth answer(Rule rule, User user) {
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule)).truthOf("rule", user, AS_OF);
    }

    private static User named(String name) {
        return User.of(Profile.builder(SCHEMA).set(NAME, name).build());
    }

    private static User visited(String name) {
        Event visit = Event.of(VISIT, AS_OF.minusSeconds(1)).with(NAME, name);
        return User.of(Profile.empty(SCHEMA), History.of(List.of(visit)));
    }

    @Nested
    class AText {

        @Test
        void equalsItselfAndNoOtherOne() {
            for (String sought : TEXTS) {
                for (String actual : TEXTS) {
                    assertThat(answer(attr(NAME).is(sought), named(actual)))
                            .as("'%s' is '%s'", actual, sought)
                            .isEqualTo(Truth.of(actual.equals(sought)));
                }
            }
        }

        @Test
        void ofAnEventEqualsItselfAndNoOtherOne() {
            for (String sought : TEXTS) {
                for (String actual : TEXTS) {
                    assertThat(answer(
                                    did(VISIT.name())
                                            .where(attr(NAME).is(sought))
                                            .ever(),
                                    visited(actual)))
                            .as("'%s' is '%s'", actual, sought)
                            .isEqualTo(Truth.of(actual.equals(sought)));
                }
            }
        }

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void isInAListThatHoldsItAndInNoOther(long seed) {
            Set<String> list = some(new SplittableRandom(seed), 1 + (int) seed * 2);
            for (String actual : TEXTS) {
                assertThat(answer(attr(NAME).in(list), named(actual)))
                        .as("'%s' in %s", actual, list)
                        .isEqualTo(Truth.of(list.contains(actual)));
            }
        }

        @Test
        void thatIsMissingIsInNoListAndNotOutside() {
            User user = User.of(Profile.empty(SCHEMA));

            assertThat(answer(attr(NAME).is(""), user)).isEqualTo(Truth.UNKNOWN);
            assertThat(answer(attr(NAME).in("a", "AaAaAaAa"), user)).isEqualTo(Truth.UNKNOWN);
            assertThat(answer(set(TAGS).anyOf("a"), user)).isEqualTo(Truth.UNKNOWN);
        }
    }

    @Nested
    class ASet {

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void holdsWhatWasPutInAndNothingElse(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int run = 0; run < 100; run++) {
                Set<String> actual = some(random, random.nextInt(TEXTS.size()));
                Set<String> sought = some(random, 1 + random.nextInt(20));
                User user = User.of(Profile.builder(SCHEMA).set(TAGS, actual).build());

                assertThat(answer(set(TAGS).anyOf(sought.toArray(String[]::new)), user))
                        .as("%s holds any of %s", actual, sought)
                        .isEqualTo(Truth.of(sought.stream().anyMatch(actual::contains)));
                assertThat(answer(set(TAGS).allOf(sought.toArray(String[]::new)), user))
                        .as("%s holds all of %s", actual, sought)
                        .isEqualTo(Truth.of(actual.containsAll(sought)));
            }
        }
    }

    @Test
    void aValueThatWasClearedLeavesNothingBehind() {
        Profile cleared = named("AaAaAaAa").profile().toBuilder().clear(NAME).build();

        assertThat(cleared).isEqualTo(Profile.empty(SCHEMA));
    }

    private static Set<String> some(SplittableRandom random, int count) {
        List<String> left = new ArrayList<>(TEXTS);
        Set<String> some = new HashSet<>();
        while (some.size() < count && !left.isEmpty()) {
            some.add(left.remove(random.nextInt(left.size())));
        }
        return new TreeSet<>(some);
    }
}
