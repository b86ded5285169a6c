package dev.terrace.lifecycle;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.lifecycle.Facts.startOf;
import static dev.terrace.lifecycle.Facts.visitsOn;
import static dev.terrace.lifecycle.LifecycleAttributes.STAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.lifecycle.stage.Stage;
import dev.terrace.lifecycle.stage.StagePolicy;
import dev.terrace.lifecycle.stage.Staged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifecycleAttributesTest {

    private static final Schema SCHEMA = Schema.of(STAGE);
    private static final Instant AS_OF = startOf("2026-03-01");

    private static Staged staged(History history) {
        return StagePolicy.withDefaults().stageOf(history, AS_OF);
    }

    private static Truth isAtRiskOrWorse(Staged staged) {
        Profile profile =
                LifecycleAttributes.set(Profile.builder(SCHEMA), staged).build();
        return SegmentCatalog.builder(SCHEMA)
                .segment("slipping", attr(STAGE).atMost(Stage.AT_RISK.key()))
                .build()
                .evaluate(User.of(profile), AS_OF)
                .of("slipping")
                .truth();
    }

    @Test
    void aRuleReadsTheStage() {
        assertThat(isAtRiskOrWorse(staged(visitsOn("2026-01-01")))).isEqualTo(Truth.TRUE);
        assertThat(isAtRiskOrWorse(staged(visitsOn("2026-02-28")))).isEqualTo(Truth.FALSE);
    }

    @Test
    void aStageThatIsNotDecidedIsUnknownToARule() {
        Staged undecided = staged(History.empty().withCompleteSince(startOf("2026-02-01")));

        assertThat(undecided.stage()).isEmpty();
        assertThat(isAtRiskOrWorse(undecided)).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void aStageThatIsNotDecidedAnyMoreIsTakenAway() {
        Profile.Builder profile = LifecycleAttributes.set(Profile.builder(SCHEMA), staged(visitsOn("2026-01-01")));
        Staged undecided = staged(History.empty().withCompleteSince(startOf("2026-02-01")));

        assertThat(LifecycleAttributes.set(profile, undecided).build()).isEqualTo(Profile.empty(SCHEMA));
    }

    @Test
    void theSchemaDeclaresWhatIsSet() {
        Schema declared = Schema.builder().attributes(LifecycleAttributes.of()).build();
        assertThat(declared.attributes()).containsExactly(STAGE);
    }

    @Test
    void theSchemaMustDeclareTheStage() {
        Profile.Builder profile = Profile.builder(Schema.of());

        assertThatThrownBy(() -> LifecycleAttributes.set(profile, staged(History.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lifecycle.stage");
    }

    @Test
    void stagesAtTwoDatesMakeAFlow() {
        Map<String, History> users = new LinkedHashMap<>();
        users.put("stays away", visitsOn("2026-01-01"));
        users.put("comes back", visitsOn("2026-01-01", "2026-02-27"));
        users.put("comes", visitsOn("2026-02-28"));

        Flow<String> flow = Flow.between(Stage.layers(), stages(users, startOf("2026-02-01")), stages(users, AS_OF));

        assertThat(flow.users("silent", "silent")).containsExactly("stays away");
        assertThat(flow.users("silent", "returned")).containsExactly("comes back");
        assertThat(flow.users("never-active", "new")).containsExactly("comes");
        assertThat(flow.up()).isEqualTo(2);
    }

    private static Map<String, String> stages(Map<String, History> users, Instant asOf) {
        Map<String, String> stages = new LinkedHashMap<>();
        users.forEach((user, history) -> stages.put(
                user,
                StagePolicy.withDefaults()
                        .stageOf(history, asOf)
                        .stage()
                        .orElseThrow()
                        .key()));
        return stages;
    }
}
