package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Ratio;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/statistics.md. */
class StatisticsGuideTest {

    @Test
    void aRateSaysHowSureItIs() {
        // guide: proportions
        Proportion contacted = Proportion.of(56, 70); // 56 of 70 users who were contacted bought
        Proportion holdout = Proportion.of(48, 80);
        ConfidenceInterval sure = contacted.interval(0.95);
        ProportionDifference effect = contacted.minus(holdout);
        ConfidenceInterval between = effect.interval(0.95);
        // end
        assertThat(sure.low()).isCloseTo(0.6918, within(5e-5));
        assertThat(sure.high()).isCloseTo(0.8770, within(5e-5));
        assertThat(effect.value().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(between.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(between.high()).isCloseTo(0.3339, within(5e-5));
        assertThat(effect.zTest().orElseThrow().pValue()).isCloseTo(0.0080, within(5e-5));
        assertThat(effect.isLowSupport(30)).isFalse();
    }

    @Test
    void anExperimentIsPlannedAndChecked() {
        // guide: experiment
        long perGroup = SampleSize.forDifference(0.10, 0.02, 0.8, 0.95); // 10 % to 12 %, power, confidence
        ContingencyTable groups =
                new ContingencyTable().add("new-home", "control", 821_588).add("new-home", "treatment", 815_482);
        TestResult ratio = groups.chiSquareOfPlan("new-home", Map.of("control", 0.5, "treatment", 0.5))
                .orElseThrow();
        // end
        assertThat(perGroup).isEqualTo(3_841);
        assertThat(ratio.pValue()).isCloseTo(0.0000018, within(5e-8));
    }

    @Test
    void behavioursThatGoWithAnOutcomeAreFound() {
        // guide: association
        FourfoldTable invited = new FourfoldTable(5, 1, 2, 10); // with: kept, lost; without: kept, lost
        OptionalDouble odds = invited.oddsRatio(1);
        double p = invited.fisherExact();
        double[] q = FalseDiscoveryRate.qValues(p, 0.04, 0.30);
        // end
        assertThat(odds.orElseThrow()).isCloseTo(11, within(1e-12));
        assertThat(p).isCloseTo(0.0128, within(5e-5));
        assertThat(q[0]).isCloseTo(0.0385, within(5e-5));
    }

    @Test
    void aDistributionHasShifted() {
        // guide: shift
        ContingencyTable channels = new ContingencyTable()
                .add("last check", "app", 50)
                .add("last check", "web", 50)
                .add("now", "app", 60)
                .add("now", "web", 40)
                .addMissing("now", 25);
        OptionalDouble psi = channels.stabilityIndex("last check", "now", 0.5);
        Proportion missing = channels.missingShare("now");
        // end
        assertThat(psi.orElseThrow()).isCloseTo(0.0397, within(5e-5));
        assertThat(missing).isEqualTo(Proportion.of(25, 125));
        assertThat(channels.chiSquare("last check", "now").orElseThrow().pValue())
                .isCloseTo(0.155, within(5e-4));
        assertThat(channels.share("now", "app")).isEqualTo(Proportion.of(60, 100));
    }

    @Test
    void fewUsersBringMostOfTheMoney() {
        // guide: concentration
        Concentration spending = new Concentration();
        for (int user = 0; user < 100; user++) {
            spending.add(user < 80 ? 1 : 16);
        }
        HeadGroup head = spending.top(Ratio.of(20, 100)).orElseThrow();
        HeadGroup most = spending.holding(Ratio.of(80, 100)).orElseThrow();
        OptionalDouble gini = spending.gini();
        // end
        assertThat(head.amountShare()).isEqualTo(0.8);
        assertThat(most.users()).isEqualTo(20);
        assertThat(gini).hasValue(0.6);
    }
}
