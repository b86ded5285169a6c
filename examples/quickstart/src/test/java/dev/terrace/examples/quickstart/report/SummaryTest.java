package dev.terrace.examples.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.terrace.core.Label;
import dev.terrace.core.Money;
import dev.terrace.core.segment.Layer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void aFlowHasARowAndAColumnForEachLayer() {
        LocalDate day = SampleSummary.AS_OF;
        List<Layer> layers = List.of(Layer.of("low"), Layer.of("high"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LayerFlow(Label.of("levels"), day, day, layers, List.of(List.of(1L, 2L), List.of(3L))))
                .withMessage(
                        "counts must have a row and a column for each of 2 layers but were [[1, 2], [3]] (levels)");
    }

    @Test
    void anOverlapHasARowAndAColumnForEachSegment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentOverlap(List.of("a", "b"), List.of(List.of(1L, 2L))))
                .withMessage("common must have a row and a column for each of 2 segments but was [[1, 2]]");
    }

    @Test
    void nobodyIsHeldOutAndDrawn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PushSample.Stratum("gold", Label.of("Gold"), 10, 4, 7, 7))
                .withMessage("held out and drawn must be at most 10 but were 4 and 7 (gold)");
    }

    @Test
    void aListedCellHoldsSomebody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmSummary.Cell(5, 2, 0, "loyal", 0))
                .withMessage("customers of a listed cell must be at least 1 but were 0 (r 5, f 2)");
    }

    @Test
    void rfmHasThreeDimensions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmSummary(List.of(), List.of(), List.of(), List.of(), List.of()))
                .withMessageStartingWith("dimensions must be recency, frequency and monetary value");
    }

    @Test
    void fourCutsMakeFiveScores() {
        List<BigDecimal> cuts = List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(3), BigDecimal.valueOf(6));
        assertThat(new RfmSummary.Scale("frequency", cuts, 4).scores()).isEqualTo(5);
    }

    @Test
    void anAmountHasTheDecimalsOfItsCurrency() {
        assertThat(Amount.of(Money.ofMinor(-1999, "CNY"))).isEqualTo(new Amount(-1999, "-19.99"));
        assertThat(Amount.of(Money.ofMinor(1999, "JPY"))).isEqualTo(new Amount(1999, "1999"));
    }

    @Test
    void anIdentityHoldsIfBothWaysLeadToTheSameNumber() {
        assertThat(new IdentityCheck(Label.of("stages"), 5, 5).holds()).isTrue();
        assertThat(new IdentityCheck(Label.of("stages"), 5, 6).holds()).isFalse();
    }
}
