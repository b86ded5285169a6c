package dev.terrace.benchmarks;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plain answer to a rule that compares attributes leaves nothing for the garbage collector. */
class AllocationTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Long> LIMIT = Attribute.ofLong("limit");
    private static final Attribute<BigDecimal> SPEND = Attribute.ofDecimal("spend", 2);
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold");
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Schema SCHEMA = Schema.of(AGE, LIMIT, SPEND, CITY, LEVEL, VIP, TAGS);
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");
    private static final User USER = User.of(Profile.builder(SCHEMA)
            .set(AGE, 27L)
            .set(LIMIT, 30L)
            .set(SPEND, new BigDecimal("12.50"))
            .set(CITY, "上海")
            .set(VIP, true)
            .set(TAGS, Set.of("kol", "early"))
            .build());
    private static final int ROUNDS = 20_000;

    static List<Rule> rules() {
        return List.of(
                attr(AGE).is(27L),
                attr(AGE).between(18L, 35L),
                attr(AGE).in(1L, 3L, 27L),
                attr(SPEND).greaterThan(new BigDecimal("12.49")),
                attr(LEVEL).atLeast("gold"),
                attr(CITY).in("上海", "北京", "杭州", "深圳"),
                attr(AGE).lessThan(attr(LIMIT)),
                text(CITY).startsWith("上"),
                set(TAGS).anyOf("kol", "late"),
                set(TAGS).allOf("kol", "early"),
                known(CITY),
                any(
                        all(
                                attr(AGE).between(18L, 34L),
                                attr(CITY).in("上海", "北京"),
                                attr(VIP).is(true)),
                        set(TAGS).anyOf("kol")),
                atLeast(
                                2,
                                attr(VIP).is(true),
                                not(attr(AGE).is(1L)),
                                attr(LEVEL).is("gold"))
                        .orElse(false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aPlainAnswerAllocatesNothing(Rule rule) {
        Evaluator evaluator = Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long answers = answers(evaluator);
        long before = threads.getCurrentThreadAllocatedBytes();
        answers += answers(evaluator);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(answers).isNotNegative();
        // Less than a byte an answer: what is left is the measurement's own.
        assertThat(allocated).isLessThan(ROUNDS);
    }

    private static long answers(Evaluator evaluator) {
        long members = 0;
        for (int i = 0; i < ROUNDS; i++) {
            members += evaluator.truthOf("rule", USER, AS_OF) == Truth.TRUE ? 1 : 0;
        }
        return members;
    }
}
