package dev.terrace.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

    @Nested
    class Matching {

        @ParameterizedTest
        @CsvSource({
            // pattern, text, found, whole text
            "'', '', true, true",
            "'', abc, true, false",
            "abc, abc, true, true",
            "abc, xabcx, true, false",
            "abc, ab, false, false",
            "^abc, abcd, true, false",
            "^abc, xabc, false, false",
            "abc$, xabc, true, false",
            "abc$, abcx, false, false",
            "^abc$, abc, true, true",
            "^abc$, abca, false, false",
            "^, abc, true, false",
            "^$, '', true, true",
            "^$, a, false, false",
            "^^a$$, a, true, true",
            "a^b, ab, false, false",
            "a$b, ab, false, false",
            "(^|x)a, xa, true, true",
            "(^|x)a, ya, false, false",
            "a(x|$), ba, true, false",
            "(^)*a, ba, true, false",
            "(^)+a, ba, false, false",
            "(^|b){2}a, ba, true, true",
            "(^|b){3}a, bba, true, true",
            "'(b|$){2,3}', b, true, true",
            "a.c, abc, true, true",
            "a.c, ac, false, false",
            "a|bc, bc, true, true",
            "a|bc, ac, true, false",
            "a|, '', true, true",
            "a|b|c, c, true, true",
            "(a|b)c, bc, true, true",
            "(?:a|b)c, bc, true, true",
            "(), '', true, true",
            "(){100}a, a, true, true",
            "a*, aaa, true, true",
            "a*, b, true, false",
            "a+, b, false, false",
            "a+, aaa, true, true",
            "ab?c, ac, true, true",
            "ab?c, abbc, false, false",
            "a{3}, aa, false, false",
            "a{3}, aaa, true, true",
            "a{3}, aaaa, true, false",
            "a{0}, a, true, false",
            "a{0}b, b, true, true",
            "'a{2,}', a, false, false",
            "'a{2,}', aaaaa, true, true",
            "'a{0,}', aa, true, true",
            "'^a{2,3}$', aaaa, false, false",
            "'^a{2,3}$', aaa, true, true",
            "'(ab){1,2}', abab, true, true",
            "'(a{2,3}){2}', aaaaa, true, true",
            "'(a{2,3}){2}', aaaaaaa, true, false",
            "[abc], b, true, true",
            "[a-c], d, false, false",
            "[^a-c], d, true, true",
            "[^a-c], b, false, false",
            "[a-cx-z]+, axz, true, true",
            "[c-da-b]+, abcd, true, true",
            "[a-], -, true, true",
            "[-a], -, true, true",
            "[a^], ^, true, true",
            "[.*], a, false, false",
            "[a&b]+, b&a, true, true",
            "[!-&], #, true, true",
            "[\\]\\[\\-\\^\\\\]+, ]-[^\\, true, true",
            "[\\d.]+, 1.5, true, true",
            "[^\\d], a1, true, false",
            "[\\D], 1, false, false",
            "[\\d-], -, true, true",
            "\\d\\D\\w\\W\\s\\S, '1a_- x', true, true",
            "\\w, é, false, false",
            "\\d, ٣, false, false",
            "\\., a, false, false",
            "\\(\\)\\[\\]\\{\\}\\*\\+\\?\\|\\^\\$\\\\, ()[]{}*+?|^$\\, true, true",
            "\\@\\/\\ \\_, '@/ _', true, true",
            "], ], true, true",
            "}, }, true, true",
            "\\u4e2D文, 中文, true, true",
            "^VIP-\\d{4}$, VIP-2048, true, true",
            "'^[^@]+@[^@]+\\.[a-z]{2,}$', ann@example.com, true, true",
        })
        void theSubsetMeansWhatItMeansElsewhere(String expression, String text, boolean found, boolean whole) {
            LinearPattern pattern = LinearPattern.of(expression);
            assertThat(pattern.find(text)).as("find").isEqualTo(found);
            assertThat(pattern.matches(text)).as("matches").isEqualTo(whole);
        }

        @Test
        void aDotIsAnythingButALineFeed() {
            assertThat(LinearPattern.of(".").find("\n")).isFalse();
            assertThat(LinearPattern.of("...").matches("\r\u0085\u2028")).isTrue();
            assertThat(LinearPattern.of("[^a]").matches("\n")).isTrue();
        }

        @Test
        void controlCharactersHaveEscapes() {
            assertThat(LinearPattern.of("\\t\\n\\r").matches("\t\n\r")).isTrue();
            assertThat(LinearPattern.of("\\s+").matches(" \t\n\u000B\f\r")).isTrue();
            assertThat(LinearPattern.of("[\\t-\\r]+").matches("\t\r")).isTrue();
        }

        @Test
        void theEndIsTheVeryEndAlsoBeforeAFinalLineFeed() {
            assertThat(LinearPattern.of("a$").find("a\n")).isFalse();
            assertThat(LinearPattern.of("[ab]$").find("a\n")).isFalse();
            assertThat(LinearPattern.of("^b").find("a\nb")).isFalse();
            assertThat(LinearPattern.of("^[ab]").find("\nb")).isFalse();
        }

        @Test
        void aCharacterIsACodePoint() {
            assertThat(LinearPattern.of("^.$").matches("😀")).isTrue();
            assertThat(LinearPattern.of("[😀-😂]").matches("😁")).isTrue();
            assertThat(LinearPattern.of("😀+").matches("😀😀")).isTrue();
            assertThat(LinearPattern.of("\\uD83D\\uDE00").matches("😀")).isTrue();
            assertThat(LinearPattern.of("[^\\u0000-\\uFFFF]").find("a😀")).isTrue();
        }

        @Test
        void halfACodePointIsNotFoundInsideAWholeOne() {
            assertThat(LinearPattern.of("\\uD83D").find("😀")).isFalse();
            assertThat(LinearPattern.of("\\uDE00").find("😀")).isFalse();
            assertThat(LinearPattern.of("\\uD83D\\u0041").find("\uD83DA")).isTrue();
        }

        @Test
        void nothingIsMatchedAgainstNull() {
            LinearPattern pattern = LinearPattern.of("a");
            assertThatNullPointerException().isThrownBy(() -> pattern.find(nothing()));
            assertThatNullPointerException().isThrownBy(() -> pattern.matches(nothing()));
            assertThatNullPointerException().isThrownBy(() -> LinearPattern.of(nothing()));
        }

        @SuppressWarnings("NullAway") // The point of the test above.
        private static String nothing() {
            return null;
        }
    }

    @Nested
    class IgnoringCase {

        @ParameterizedTest
        @CsvSource({
            "(?i)vip, ViP, true",
            "(?i)VIP, vip, true",
            "vip, VIP, false",
            "(?i)istanbul, ISTANBUL, true",
            "(?i)ISTANBUL, istanbul, true",
            "(?i)İ, i, true",
            "(?i)straße, STRAßE, true",
            "(?i)ΣΑΣ, σας, true",
            "(?i)привет, ПРИВЕТ, true",
            "(?i)[a-c]+, aBC, true",
            "(?i)[A-C]+, aBC, true",
            "(?i)[^a], A, false",
            "(?i)[^A], a, false",
            "(?i)[^A], b, true",
            "(?i)[à-ö], É, true",
            "(?i)\\u0041, a, true",
            "(?i)[\\u212A], k, true",
            "(?i)k, \u212A, true",
            "(?i)[\\u0000-\\uFFFF], a, true",
            "(?i)𐐀, 𐐨, true",
            "(?i)[𐐀-𐐂], 𐐨, true",
            // The escapes stay what they are: the long s is no \w, although it folds to s.
            "(?i)[\\W], s, false",
            "(?i)\\w, ſ, false",
            "(?i), '', true",
        })
        void lettersOfAnyScriptAreComparedFolded(String expression, String text, boolean expected) {
            assertThat(LinearPattern.of(expression).matches(text)).isEqualTo(expected);
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '"',
                value = {
                    "abc(?=d); not use look-around but has '(?=' at 3",
                    "(?!a); not use look-around but has '(?!' at 0",
                    "(?<=a)b; not use look-around but has '(?<=' at 0",
                    "(?<!a)b; not use look-around but has '(?<!' at 0",
                    "(?>a); not use atomic groups but has '(?>' at 0",
                    "a(?<name>b); not use named groups but has '(?<' at 1",
                    "a(?P<name>b); not use named groups but has '(?P' at 1",
                    "(?s)a; set no flag but (?i) at its start but has '(?s' at 0",
                    "a(?i)b; set no flag but (?i) at its start but has '(?i' at 1",
                    "(?i:a); set no flag but (?i) at its start but has '(?i' at 0",
                    "(?; set no flag but (?i) at its start but has '(?' at 0",
                    "(a)\\1; not use back-references but has '\\1' at 3",
                    "\\k<a>; not use back-references but has '\\k' at 0",
                    "ab*?; not use lazy quantifiers but has '*?' at 2",
                    "a{2}?; not use lazy quantifiers but has '{2}?' at 1",
                    "ab++; not use possessive quantifiers but has '++' at 2",
                    "a**; have something to repeat but has '*' at 2",
                    "+a; have something to repeat but has '+' at 0",
                    "(?a); set no flag but (?i) at its start but has '(?a' at 0",
                    "a|?; have something to repeat but has '?' at 2",
                    "^*; not repeat an anchor but has '^*' at 0",
                    "a$+; not repeat an anchor but has '$+' at 1",
                    "{2}; have something to repeat or a backslash before a brace but has '{' at 0",
                    "a{2}{3}; have something to repeat or a backslash before a brace but has '{' at 4",
                    "a{,3}; repeat as {m}, {m,} or {m,n} but has '{,3}' at 1",
                    "a{; repeat as {m}, {m,} or {m,n} but has '{' at 1",
                    "a{x}; repeat as {m}, {m,} or {m,n} but has '{x}' at 1",
                    "a{2,x}; repeat as {m}, {m,} or {m,n} but has '{2,x}' at 1",
                    "a{2,3; repeat as {m}, {m,} or {m,n} but has '{' at 1",
                    "a{101}; repeat at most 100 times but has '{101}' at 1",
                    "a{1,99999999999}; repeat at most 100 times but has '{1,99999999999}' at 1",
                    "a{101,}; repeat at most 100 times but has '{101,}' at 1",
                    "a{3,2}; repeat from the smaller to the larger count but has '{3,2}' at 1",
                    "\\p{L}; not use Unicode properties but has '\\p' at 0",
                    "[\\P{L}]; not use Unicode properties but has '\\P' at 1",
                    "\\bword; use known escapes only but has '\\b' at 0",
                    "\\Qa; use known escapes only but has '\\Q' at 0",
                    "\\0; use known escapes only but has '\\0' at 0",
                    "\\é; use known escapes only but has '\\é' at 0",
                    "[\\b]; use known escapes only but has '\\b' at 1",
                    "a\\; have a character after a backslash but has '\\' at 1",
                    "[\\; have a character after a backslash but has '\\' at 1",
                    "\\u12; have four hexadecimal digits after \\u but has '\\u12' at 0",
                    "\\u12G4; have four hexadecimal digits after \\u but has '\\u12' at 0",
                    "\\u\uFF11\uFF11\uFF11\uFF11; have four hexadecimal digits after \\u but has '\\u' at 0",
                    "\\uD83D\\u1; have four hexadecimal digits after \\u but has '\\u1' at 6",
                    "(a; close every group but has '(' at 0",
                    "a(b(c); close every group but has '(' at 1",
                    "a)b; open every group that it closes but has ')' at 1",
                    "[a; close every class but has '[' at 0",
                    "a[^; close every class but has '[' at 1",
                    "[]; have something in every class but has '[]' at 0",
                    "[^]; have something in every class but has '[^]' at 0",
                    "[a[b]]; have a backslash before a bracket in a class but has '[' at 2",
                    "[a&&b]; not intersect classes but has '&&' at 2",
                    "[z-a]; have ranges from one character up to another but has 'z-a' at 1",
                    "[\\d-z]; have ranges from one character up to another but has '\\d-' at 1",
                    "[a-\\d]; have ranges from one character up to another but has 'a-\\d' at 1",
                })
        void whatIsNotInTheSubset(String expression, String problem) {
            String message = "pattern must " + problem + " in '" + expression + "'";
            assertThatThrownBy(() -> LinearPattern.of(expression))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThat(LinearPattern.problemWith(expression)).contains(message);
        }

        @Test
        void anAcceptedExpressionHasNoProblem() {
            assertThat(LinearPattern.problemWith("a|b")).isEmpty();
        }

        @Test
        void anExpressionThatIsTooLong() {
            assertThat(LinearPattern.of("a".repeat(500)).find("a")).isFalse();
            assertThat(LinearPattern.problemWith("a".repeat(501)))
                    .contains("pattern must have at most 500 characters but has 501");
        }

        @Test
        void groupsThatNestTooDeep() {
            assertThat(LinearPattern.of("(".repeat(50) + "a" + ")".repeat(50)).matches("a"))
                    .isTrue();
            String tooDeep = "(".repeat(51) + "a" + ")".repeat(51);
            assertThat(LinearPattern.problemWith(tooDeep))
                    .contains("pattern must nest groups at most 50 deep but has '(' at 50 in '" + tooDeep + "'");
            assertThat(LinearPattern.of("(a)".repeat(100)).matches("a".repeat(100)))
                    .isTrue();
        }

        @Test
        void repetitionsThatNeedTooManyStates() {
            // 50 × 99 letters, 49 more, and the end.
            assertThat(LinearPattern.of("(a{99}){50}b{49}").matches("a".repeat(4_950) + "b".repeat(49)))
                    .isTrue();
            assertThat(LinearPattern.problemWith("(a{99}){50}b{50}"))
                    .contains("pattern must have at most 5000 states but needs 5001 at 0 in '(a{99}){50}b{50}'");
            assertThat(LinearPattern.problemWith("x(a{0,100}){100}"))
                    .contains("pattern must have at most 5000 states but needs 20000 at 11 in 'x(a{0,100}){100}'");
            assertThat(LinearPattern.problemWith("(a{100}|b{100}){30}"))
                    .contains("pattern must have at most 5000 states but needs 6060 at 15 in '(a{100}|b{100}){30}'");
        }

        @Test
        void repeatingNothingCostsNothing() {
            String nothing = "(".repeat(50) + "){100}".repeat(50);
            assertThat(LinearPattern.of(nothing).matches("")).isTrue();
            assertThat(LinearPattern.of("(a{0}){100}").matches("a")).isFalse();
        }
    }

    @Nested
    class TakingLinearTime {

        private static final int LONG = 100_000;

        // A backtracking matcher would not come back from any of these.

        @ParameterizedTest
        @ValueSource(
                strings = {"(a*)*b", "(a+)+b", "(a|aa)+b", "(a|a?)+b", "(.*)*b", "((a*)*)*b", "^(([a-z])+.)+[A-Z]"})
        void ambiguousRepetitionsOverALongText(String expression) {
            LinearPattern pattern = LinearPattern.of(expression);
            String text = "a".repeat(LONG);
            assertThat(pattern.find(text)).isFalse();
            assertThat(pattern.matches(text)).isFalse();
            assertThat(LinearPattern.of(expression + "|$").find(text)).isTrue();
        }

        @Test
        void ambiguousAlternativesUpToTheEndOfALongText() {
            LinearPattern pattern = LinearPattern.of("(a|aa)+$");
            assertThat(pattern.find("a".repeat(LONG))).isTrue();
            assertThat(pattern.matches("a".repeat(LONG))).isTrue();
            assertThat(pattern.find("a".repeat(LONG) + "b")).isFalse();
        }

        @Test
        void manyOptionalPartsBeforeAsManyRequiredOnes() {
            LinearPattern pattern = LinearPattern.of("(a?){30}a{30}");
            assertThat(pattern.matches("a".repeat(30))).isTrue();
            assertThat(pattern.matches("a".repeat(60))).isTrue();
            assertThat(pattern.matches("a".repeat(61))).isFalse();
            assertThat(pattern.matches("a".repeat(29))).isFalse();
            assertThat(pattern.find(("a".repeat(29) + "b").repeat(LONG / 30))).isFalse();
            assertThat(pattern.find("b".repeat(LONG) + "a".repeat(30))).isTrue();
        }
    }

    @Nested
    class AsAValue {

        @Test
        void theExpressionIsTheIdentity() {
            LinearPattern pattern = LinearPattern.of("a|b");
            assertThat(pattern.expression()).isEqualTo("a|b");
            assertThat(pattern).hasToString("a|b");
            assertThat(pattern).isEqualTo(LinearPattern.of("a|b")).hasSameHashCodeAs(LinearPattern.of("a|b"));
            assertThat(pattern).isNotEqualTo(LinearPattern.of("[ab]")).isNotEqualTo("a|b");
        }

        @Test
        void threadsMayShareAPattern() {
            LinearPattern pattern = LinearPattern.of("(ab?)+c");
            assertThat(IntStream.range(0, 2_000)
                            .parallel()
                            .filter(i -> pattern.matches("ab".repeat(i % 50) + (i % 2 == 0 ? "ac" : "a")))
                            .count())
                    .isEqualTo(1_000);
        }
    }
}
