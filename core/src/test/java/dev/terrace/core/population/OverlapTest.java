package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Ratio;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlapTest {

    private static final Roster<String> ROSTER = Roster.of(List.of("a", "b", "c", "d", "e"));

    private final Overlap overlap = Overlap.of(Map.of(
            "vip",
            Audience.of(ROSTER, List.of("a", "b", "c")),
            "new",
            Audience.of(ROSTER, List.of("b", "c", "d")),
            "none",
            Audience.none(ROSTER)));

    @Test
    void countsEveryPair() {
        assertThat(overlap.names()).containsExactly("new", "none", "vip");
        assertThat(overlap.size("vip")).isEqualTo(3);
        assertThat(overlap.common("vip", "new")).isEqualTo(2);
        assertThat(overlap.common("new", "vip")).isEqualTo(2);
        assertThat(overlap.common("vip", "none")).isZero();
        assertThat(overlap).hasToString("[new, none, vip] [3, 0, 2, 0, 0, 0, 2, 0, 3]");
    }

    @Test
    void comparesEveryPair() {
        assertThat(overlap.jaccard("vip", "new")).isEqualTo(Ratio.of(2, 4));
        assertThat(overlap.jaccard("vip", "vip")).isEqualTo(Ratio.of(3, 3));
        assertThat(overlap.jaccard("none", "none").value()).isEmpty();
        assertThat(overlap.share("vip", "new")).isEqualTo(Ratio.of(2, 3));
        assertThat(overlap.share("none", "new").value()).isEmpty();
    }

    @Test
    void partsMergeToTheWhole() {
        Roster<String> left = Roster.of(List.of("a", "b"));
        Roster<String> right = Roster.of(List.of("c", "d", "e"));
        Overlap ofLeft = Overlap.of(
                Map.of("vip", Audience.all(left), "new", Audience.of(left, List.of("b")), "none", Audience.none(left)));
        Overlap ofRight = Overlap.of(Map.of(
                "vip",
                Audience.of(right, List.of("c")),
                "new",
                Audience.of(right, List.of("c", "d")),
                "none",
                Audience.none(right)));
        assertThat(ofLeft.merge(ofRight))
                .isEqualTo(overlap)
                .hasSameHashCodeAs(overlap)
                .isEqualTo(ofRight.merge(ofLeft))
                .isNotEqualTo(ofLeft);
        Overlap nothing = Overlap.of(Map.<String, Audience<String>>of());
        assertThatThrownBy(() -> overlap.merge(nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("overlaps must be of audiences with the same names but were of [new, none, vip] and []");
    }

    @Test
    void anAudienceMustBeThere() {
        assertThatThrownBy(() -> overlap.size("old"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("audience must be one of [new, none, vip] but was 'old'");
    }

    @Test
    void rostersAreNotMixed() {
        Audience<String> stranger = Audience.none(Roster.of(List.of("x")));
        assertThatThrownBy(() -> Overlap.of(Map.of("one", Audience.all(ROSTER), "two", stranger)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of one population");
    }

    @Test
    void canBeShipped() throws IOException, ClassNotFoundException {
        assertThat(Shipping.shipped(overlap)).isEqualTo(overlap);
    }
}
