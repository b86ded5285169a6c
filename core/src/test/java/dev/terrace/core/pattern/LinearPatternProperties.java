package dev.terrace.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random expressions mean what they mean in {@link java.util.regex}, and random garbage is refused in order. */
class LinearPatternProperties {

    /** A line feed is a character of its own for dots and ends. */
    private static final String ALPHABET = "abcABC\n";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aPatternOfTheSubsetFindsAndMatchesWhatTheBacktrackingOneDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            String expression = expression(random, 3, true);
            boolean ignoresCase = random.nextInt(4) == 0;
            LinearPattern pattern = LinearPattern.of((ignoresCase ? "(?i)" : "") + expression);
            // Only the line feed ends a line, and the end is the very end.
            Pattern other = Pattern.compile(
                    expression.replace("$", "\\z"),
                    Pattern.UNIX_LINES | (ignoresCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0));
            for (int j = 0; j < 20; j++) {
                String text = text(random);
                assertThat(pattern.find(text))
                        .as("'%s' in '%s'", pattern, text)
                        .isEqualTo(other.matcher(text).find());
                assertThat(pattern.matches(text))
                        .as("'%s' is '%s'", pattern, text)
                        .isEqualTo(other.matcher(text).matches());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void garbageIsRefusedAsAnArgumentAndNeverOtherwise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String signs = "ab-^$.|?*+()[]{},:=!<>&iPpdDsSwWbnrtu0123456789\\\\\\(((((?[[{ \n\uD83D\uDE00中";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder garbage = new StringBuilder();
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                garbage.append(signs.charAt(random.nextInt(signs.length())));
            }
            String expression = garbage.toString();
            Optional<String> problem = LinearPattern.problemWith(expression);
            if (problem.isEmpty()) {
                LinearPattern pattern = LinearPattern.of(expression);
                String text = text(random);
                // What matches as a whole is also found.
                assertThat(pattern.find(text) || !pattern.matches(text)).isTrue();
            } else {
                assertThat(problem.get()).startsWith("pattern must ").contains("'" + expression + "'");
                assertThatThrownBy(() -> LinearPattern.of(expression))
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessage(problem.get());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aLiteralIsFoundTheSameWayWithAndWithoutAProgram(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            String literal = text(random).replace("\n", "");
            String expression = (random.nextBoolean() ? "^" : "") + literal + (random.nextBoolean() ? "$" : "");
            LinearPattern plain = LinearPattern.of(expression);
            LinearPattern program = LinearPattern.of("(" + expression + "|" + expression + ")");
            String text = text(random) + (random.nextBoolean() ? literal : "") + text(random);
            assertThat(plain.find(text)).as("%s in '%s'", plain, text).isEqualTo(program.find(text));
            assertThat(plain.matches(text)).as("%s is '%s'", plain, text).isEqualTo(program.matches(text));
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(9);
        // Mostly of few characters, so that matches are frequent.
        int characters = random.nextBoolean() ? 3 : ALPHABET.length();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(characters)));
        }
        return text.toString();
    }

    /**
     * Without anchors below counted repetitions: the backtracking matcher stops to count after an empty repetition, and
     * so it misses that {@code (^|b){2}a} is {@code ba}.
     */
    private static String expression(SplittableRandom random, int depth, boolean anchors) {
        StringBuilder expression = new StringBuilder();
        int alternatives = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < alternatives; i++) {
            expression.append(i == 0 ? "" : "|");
            int parts = random.nextInt(4);
            for (int j = 0; j < parts; j++) {
                expression.append(part(random, depth, anchors));
            }
        }
        return expression.toString();
    }

    private static String part(SplittableRandom random, int depth, boolean anchors) {
        String quantifier = quantifier(random);
        boolean anchorsInside = anchors && !quantifier.startsWith("{");
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> anchors && random.nextInt(3) == 0 ? "^" : "a" + quantifier;
            case 1 -> anchors && random.nextInt(3) == 0 ? "$" : "b" + quantifier;
            case 2 -> "." + quantifier;
            case 3 ->
                one(random, "[ab]", "[^a]", "[a-c]", "[^b-c]", "[B-Ca]", "[^\\s]", "[\\Wa]", "[^\\wb-c]") + quantifier;
            case 4 -> one(random, "\\s", "\\S", "\\w", "\\W", "\\d", "\\D", "\\n", "\\u0061") + quantifier;
            case 5, 6, 7 -> one(random, "a", "b", "c", "A") + quantifier;
            case 8, 9 -> "(?:" + expression(random, depth - 1, anchorsInside) + ")" + quantifier;
            default -> "(" + expression(random, depth - 1, anchorsInside) + ")" + quantifier;
        };
    }

    private static String quantifier(SplittableRandom random) {
        return random.nextInt(3) == 0
                ? one(random, "*", "+", "?", "{0}", "{1}", "{2}", "{0,}", "{1,}", "{2,}", "{0,2}", "{1,3}", "{2,2}")
                : "";
    }

    private static String one(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
