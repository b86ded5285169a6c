package dev.terrace.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Problem;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintProperties {

    private static final int USERS = 60;

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    private static List<Problem> lint(Rule rule) {
        return Lint.of("rules", Map.of("r", rule));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsSaidOfTheWholeHoldsForEveryUser(long seed) {
        RandomRules rules = new RandomRules(seed, true);
        Rule rule = rules.rule(3);
        for (Problem problem : lint(rule)) {
            if (problem.path().equals("rules/r")) {
                Truth never = switch (problem.code()) {
                    case "CONTRADICTION" -> Truth.TRUE;
                    case "TAUTOLOGY" -> Truth.FALSE;
                    default -> null;
                };
                assertThat(rules.users(USERS))
                        .as("%s: %s", problem, rule)
                        .noneMatch(user -> RandomRules.truth(rule, user) == never);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPartThatAnotherMakesNeedlessCanBeTakenOut(long seed) {
        RandomRules rules = new RandomRules(seed, true);
        Rule rule = rules.rule(3);
        for (Problem problem : lint(rule)) {
            if (problem.code().equals("SUBSUMED_CLAUSE")) {
                Rule without = without(rule, problem);
                for (User user : rules.users(USERS)) {
                    assertThat(RandomRules.truth(without, user))
                            .as("%s: %s for %s", problem, rule, user)
                            .isEqualTo(RandomRules.truth(rule, user));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takingOutADeadBranchChangesNoKnownAnswer(long seed) {
        RandomRules rules = new RandomRules(seed, false);
        Rule rule = rules.rule(3);
        for (Problem problem : lint(rule)) {
            if (problem.code().equals("DEAD_BRANCH")) {
                Rule without = without(rule, problem);
                for (User user : rules.users(USERS)) {
                    Truth after = RandomRules.truth(without, user);
                    Truth before = RandomRules.truth(rule, user);
                    assertThat(after == before || after == Truth.UNKNOWN || before == Truth.UNKNOWN)
                            .as("%s: %s was %s and is %s for %s", problem, rule, before, after, user)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theRandomRulesBringAboutEveryCode() {
        Set<String> codes = new TreeSet<>();
        seeds().forEach(seed ->
                lint(new RandomRules(seed, true).rule(3)).forEach(problem -> codes.add(problem.code())));
        assertThat(codes)
                .contains(
                        "ALWAYS_UNKNOWN",
                        "CONTRADICTION",
                        "DEAD_BRANCH",
                        "DUPLICATE_SUBTREE",
                        "NON_MONOTONE_RAMP",
                        "SUBSUMED_CLAUSE",
                        "TAUTOLOGY");
    }

    private static Rule without(Rule rule, Problem problem) {
        return without(
                rule,
                List.of(problem.path().split("/", -1)).subList(2, problem.path().split("/", -1).length));
    }

    private static Rule without(Rule rule, List<String> path) {
        if (rule instanceof Rule.Not not) {
            return new Rule.Not(without(not.part(), path.subList(1, path.size())));
        }
        if (rule instanceof Rule.OrElse orElse) {
            return without(orElse.part(), path.subList(1, path.size())).orElse(orElse.whenUnknown());
        }
        List<Rule> parts = new ArrayList<>(rule.parts());
        int index = Integer.parseInt(path.get(1));
        if (path.size() > 2) {
            parts.set(index, without(parts.get(index), path.subList(2, path.size())));
        } else {
            parts.remove(index);
        }
        if (rule instanceof Rule.AtLeast atLeast) {
            boolean all = atLeast.count() == atLeast.parts().size() && atLeast.count() > 1;
            return atLeast(all ? parts.size() : atLeast.count(), parts);
        }
        return rule instanceof Rule.All ? new Rule.All(parts) : new Rule.Any(parts);
    }

    /** A count that cannot be reached is not allowed in rules. */
    private static Rule atLeast(int count, List<Rule> parts) {
        return count > parts.size() ? new Rule.Any(List.of()) : new Rule.AtLeast(count, parts);
    }
}
