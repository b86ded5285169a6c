package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RosterTest {

    private final Roster<String> roster = Roster.of(List.of("c", "a", "b"));

    @Test
    void idsStandInTheirOrderWhateverTheInputOrder() {
        assertThat(roster.ids()).containsExactly("a", "b", "c");
        assertThat(roster.size()).isEqualTo(3);
        assertThat(roster.id(0)).isEqualTo("a");
        assertThat(roster.row("c")).hasValue(2);
        assertThat(roster.row("d")).isEmpty();
        assertThat(roster)
                .isEqualTo(Roster.of(List.of("b", "a", "c")))
                .hasSameHashCodeAs(Roster.of(List.of("b", "a", "c")))
                .isEqualTo(roster)
                .isNotEqualTo(Roster.of(List.of("a", "b")))
                .hasToString("3 users");
    }

    @Test
    void aRosterMayBeEmpty() {
        assertThat(Roster.of(List.<Long>of()).size()).isZero();
        assertThat(Roster.of(List.<Long>of()).row(1L)).isEmpty();
    }

    @Test
    void aUserIsThereOnce() {
        assertThatThrownBy(() -> Roster.of(List.of("b", "a", "b", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a roster must hold each id once but 2 are repeated, such as 'b' (of 4)");
    }

    @Test
    void idsThatCompareAsEqualAreOneId() {
        assertThatThrownBy(() -> Roster.of(List.of(new BigDecimal("1.0"), new BigDecimal("1.00"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowMustExist() {
        assertThatThrownBy(() -> roster.id(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("row (3)");
        assertThatThrownBy(() -> roster.id(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anIdIsNotNull() {
        assertThatThrownBy(() -> Roster.of(Arrays.asList("a", null))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> roster.row(null)).isInstanceOf(NullPointerException.class);
    }

    /** Only ids that are looked at count. */
    private record Counted(int id, AtomicInteger looks) implements Comparable<Counted> {

        @Override
        public int compareTo(Counted other) {
            return Integer.compare(id, other.id);
        }

        @Override
        public boolean equals(Object other) {
            looks.incrementAndGet();
            return other instanceof Counted that && id == that.id;
        }

        @Override
        public int hashCode() {
            looks.incrementAndGet();
            return id;
        }
    }

    @Test
    void othersOfTheSameSizeAreToldApartWithoutLookingAtIds() {
        AtomicInteger looks = new AtomicInteger();
        Roster<Counted> one = Roster.of(List.of(new Counted(1, looks), new Counted(2, looks)));
        Roster<Counted> other = Roster.of(List.of(new Counted(1, looks), new Counted(3, looks)));
        looks.set(0);
        assertThat(one.equals(other)).isFalse();
        assertThat(one.hashCode()).isNotEqualTo(other.hashCode());
        assertThat(looks).hasValue(0);
    }
}
