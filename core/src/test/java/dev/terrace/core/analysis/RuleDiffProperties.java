package dev.terrace.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.User;
import dev.terrace.core.analysis.RuleChange.Effect;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleDiffProperties {

    private static final int USERS = 40;

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anotherFormOfARuleIsEquivalentAndAnswersAlike(long seed) {
        RandomRules rules = new RandomRules(seed, true);
        Rule rule = rules.rule(3);
        Rule other = rewritten(rule, rules.random());
        assertThat(RuleDiff.between(rule, other).changes())
                .as("%s and %s", rule, other)
                .isEmpty();
        assertAlike(rule, other, rules);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rulesThatAreFoundEquivalentAnswerAlike(long seed) {
        RandomRules rules = new RandomRules(seed, true);
        for (int i = 0; i < 100; i++) {
            Rule one = rules.rule(1);
            Rule other = rules.rule(1);
            if (!one.equals(other) && RuleDiff.between(one, other).isEquivalent()) {
                assertAlike(one, other, rules);
            }
        }
    }

    private static void assertAlike(Rule one, Rule other, RandomRules rules) {
        for (User user : rules.users(USERS)) {
            assertThat(RandomRules.truth(one, user))
                    .as("%s and %s for %s", one, other, user)
                    .isEqualTo(RandomRules.truth(other, user));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void widerRulesLoseNobodyAndNarrowerOnesGainNobody(long seed) {
        RandomRules rules = new RandomRules(seed, true);
        Rule before = rules.rule(3);
        Rule after = edited(before, rules);
        RuleDiff diff = RuleDiff.between(before, after);
        Set<Effect> effects = effects(diff);
        for (User user : rules.users(USERS)) {
            int order = RandomRules.truth(before, user).compareTo(RandomRules.truth(after, user));
            if (effects.isEmpty()) {
                assertThat(order).as("%s to %s for %s", before, after, user).isZero();
            } else if (effects.equals(Set.of(Effect.WIDER))) {
                assertThat(order)
                        .as("%s: %s to %s for %s", diff, before, after, user)
                        .isNotPositive();
            } else if (effects.equals(Set.of(Effect.NARROWER))) {
                assertThat(order)
                        .as("%s: %s to %s for %s", diff, before, after, user)
                        .isNotNegative();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothDirectionsAgree(long seed) {
        RandomRules rules = new RandomRules(seed, true);
        Rule one = rules.rule(2);
        Rule other = edited(one, rules);
        assertThat(RuleDiff.between(one, one).isEquivalent()).isTrue();
        assertThat(RuleDiff.between(one, other).isEquivalent())
                .isEqualTo(RuleDiff.between(other, one).isEquivalent());
    }

    @Test
    void theRandomEditsBringAboutEveryEffectAndKind() {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        Set<RuleChange.Kind> kinds = EnumSet.noneOf(RuleChange.Kind.class);
        seeds().forEach(seed -> {
            RandomRules rules = new RandomRules(seed, true);
            Rule before = rules.rule(3);
            List<RuleChange> changes =
                    RuleDiff.between(before, edited(before, rules)).changes();
            if (changes.size() == 1) {
                effects.add(changes.get(0).effect());
                kinds.add(changes.get(0).kind());
            }
        });
        assertThat(effects).containsExactly(Effect.values());
        assertThat(kinds).containsExactly(RuleChange.Kind.values());
    }

    private static Set<Effect> effects(RuleDiff diff) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        diff.changes().forEach(change -> effects.add(change.effect()));
        return effects;
    }

    /** The rule with one part replaced, added or taken out somewhere. */
    private static Rule edited(Rule rule, RandomRules rules) {
        SplittableRandom random = rules.random();
        if (rule instanceof Rule.Not not) {
            return new Rule.Not(edited(not.part(), rules));
        }
        if (rule instanceof Rule.OrElse orElse) {
            return edited(orElse.part(), rules).orElse(orElse.whenUnknown() != (random.nextInt(5) == 0));
        }
        List<Rule> parts = new ArrayList<>(rule.parts());
        if (parts.isEmpty()) {
            return random.nextInt(3) == 0 ? Rules.all(rule, rules.leaf()) : rules.leaf();
        }
        int index = random.nextInt(parts.size());
        switch (random.nextInt(3)) {
            case 0 -> parts.add(index, rules.rule(1));
            case 1 -> parts.remove(index);
            default -> parts.set(index, edited(parts.get(index), rules));
        }
        return with(rule, parts);
    }

    /** The rule with other parts. */
    private static Rule with(Rule rule, List<Rule> parts) {
        if (rule instanceof Rule.AtLeast atLeast) {
            return atLeast.count() > parts.size() ? new Rule.Any(parts) : new Rule.AtLeast(atLeast.count(), parts);
        }
        return rule instanceof Rule.All ? new Rule.All(parts) : new Rule.Any(parts);
    }

    /** The same rule written in another way. */
    private static Rule rewritten(Rule rule, SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return new Rule.Not(new Rule.Not(rewritten(rule, random)));
        }
        if (rule instanceof Rule.Not not) {
            return not.part() instanceof Rule.Any any
                    ? new Rule.All(any.parts().stream()
                            .map(part -> Rules.not(rewritten(part, random)))
                            .toList())
                    : new Rule.Not(rewritten(not.part(), random));
        }
        if (rule instanceof Rule.OrElse orElse) {
            return rewritten(orElse.part(), random).orElse(orElse.whenUnknown());
        }
        if (rule instanceof Rule.Between<?> between) {
            return halves(between);
        }
        List<Rule> parts = new ArrayList<>(
                rule.parts().stream().map(part -> rewritten(part, random)).toList());
        for (int i = parts.size() - 1; i > 0; i--) {
            Collections.swap(parts, i, random.nextInt(i + 1));
        }
        if (parts.size() > 1 && !(rule instanceof Rule.AtLeast) && random.nextBoolean()) {
            Rule nested = with(rule, List.copyOf(parts.subList(1, parts.size())));
            parts = new ArrayList<>(List.of(nested, parts.get(0), parts.get(0)));
        }
        return parts.isEmpty() ? rule : with(rule, parts);
    }

    private static <T> Rule halves(Rule.Between<T> between) {
        return Rules.all(
                new Rule.Compare<>(
                        between.operand(),
                        Comparison.AT_LEAST,
                        new Operand.Constant<>(between.operand().kind(), between.low())),
                new Rule.Compare<>(
                        between.operand(),
                        Comparison.AT_MOST,
                        new Operand.Constant<>(between.operand().kind(), between.high())));
    }
}
