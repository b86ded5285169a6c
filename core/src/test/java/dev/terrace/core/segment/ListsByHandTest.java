package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsByHandTest {

    private static final Attribute<String> ID = Attribute.ofString("id");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Schema SCHEMA = Schema.of(ID, AGE);
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");
    private static final Segment ADULTS = Segment.of("adults", attr(AGE).atLeast(18L));

    private static final SegmentCatalog CATALOG = SegmentCatalog.builder(SCHEMA)
            .identifiedBy(ID)
            .segment(ADULTS.including("in", "both").excluding("out", "both"))
            .segment("minors", not(inSegment("adults")))
            .build();

    private static User user(@Nullable String id, @Nullable Long age) {
        Profile.Builder profile = Profile.builder(SCHEMA);
        if (id != null) {
            profile.set(ID, id);
        }
        if (age != null) {
            profile.set(AGE, age);
        }
        return User.of(profile.build());
    }

    /** Taking out beats putting in, which beats the rule, also where the rule is unknown. */
    @ParameterizedTest
    @CsvSource({
        "in, 17, TRUE", "in, 18, TRUE", "in, , TRUE",
        "out, 17, FALSE", "out, 18, FALSE", "out, , FALSE",
        "both, 17, FALSE", "both, 18, FALSE", "both, , FALSE",
        "other, 17, FALSE", "other, 18, TRUE", "other, , UNKNOWN",
        ", 17, FALSE", ", 18, TRUE", ", , UNKNOWN"
    })
    void listsTakePrecedence(@Nullable String id, @Nullable Long age, Truth expected) {
        User user = user(id, age);
        assertThat(CATALOG.truthOf("adults", user, AS_OF)).isEqualTo(expected);
        assertThat(CATALOG.evaluate(user, AS_OF).of("adults").truth()).isEqualTo(expected);
        // Who refers to a segment sees its lists.
        assertThat(CATALOG.truthOf("minors", user, AS_OF)).isEqualTo(expected.not());
    }

    @Test
    void listsNeedAnAttributeThatIdentifiesUsers() {
        assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                        .segment(ADULTS.including("ann"))
                        .build())
                .hasMessageContaining("segments/adults: lists by hand need an attribute that identifies users but none"
                        + " was set [NO_ID]");
        assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                        .identifiedBy(Attribute.ofString("uid"))
                        .segment(ADULTS.excluding("ann"))
                        .build())
                .hasMessageContaining("[UNKNOWN_ATTRIBUTE]");
        assertThat(SegmentCatalog.builder(SCHEMA).segment(ADULTS).build().segments())
                .containsExactly(ADULTS);
    }

    @Test
    void problemsOfARuleAreReportedAsIfItHadNoLists() {
        assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                        .identifiedBy(ID)
                        .segment(Segment.of(
                                        "a", all(attr(Attribute.ofLong("agee")).is(1L)))
                                .including("ann")
                                .excluding("bob"))
                        .build())
                .hasMessageContaining("(1)")
                .hasMessageContaining("  segments/a/all/0/attribute: ");
    }

    @Test
    void problemsOfListsAreReportedUnderTheLists() {
        Attribute<String> uid = Attribute.ofString("uid");
        assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                        .identifiedBy(uid)
                        .segment(ADULTS.including("ann").excluding("bob"))
                        .build())
                .hasMessageContaining("(2)")
                .hasMessageContaining("segments/adults/included")
                .hasMessageContaining("segments/adults/excluded");
    }

    @Test
    void aRuleThatIsTooDeepOnlyWithItsListsIsRefused() {
        Rule deep = attr(AGE).is(1L);
        for (int i = 0; i < RuleCheck.MAX_DEPTH - 1; i++) {
            deep = not(deep);
        }
        Segment segment = Segment.of("deep", deep);
        assertThat(SegmentCatalog.builder(SCHEMA)
                        .identifiedBy(ID)
                        .segment(segment)
                        .build()
                        .segments())
                .hasSize(1);
        assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                        .identifiedBy(ID)
                        .segment(segment.including("ann"))
                        .build())
                .hasMessageContaining("(1)")
                .hasMessageContaining("segments/deep: a rule with lists by hand must not nest deeper than 199 levels")
                .hasMessageContaining("[TOO_DEEP]");
    }

    @Test
    void aListReplacesTheOneBefore() {
        Segment segment = ADULTS.including("b", "a", "b")
                .including(List.of("c", "a"))
                .excluding("x")
                .excluding("z", "y");
        assertThat(segment.included()).containsExactly("a", "c");
        assertThat(segment.excluded()).containsExactly("y", "z");
        assertThat(segment.hasLists()).isTrue();
        assertThat(segment.including().excluding()).isEqualTo(ADULTS);
        assertThat(ADULTS.hasLists()).isFalse();
    }

    @Test
    void anExplanationShowsTheList() {
        assertThat(CATALOG.evaluate(user("out", 18L), AS_OF)
                        .of("adults")
                        .explanation()
                        .toString())
                .isEqualTo("""
                        * no: all of the following
                          * no: not the following
                            * yes: is on a list by hand (was out)
                            yes: any of the following
                              no: is on a list by hand (was out)
                              yes: age is at least 18 (was 18)""");
        assertThat(CATALOG.evaluate(user("in", 1L), AS_OF)
                        .of("adults")
                        .explanation()
                        .text(Locale.CHINESE))
                .contains("* 是：在手工名单中（实际为 in）")
                .doesNotContain("both");
    }
}
