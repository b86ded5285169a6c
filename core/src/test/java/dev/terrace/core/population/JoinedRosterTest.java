package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JoinedRosterTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void usersOfBothPartsStandInTheirOrder() {
        Roster<String> one = Roster.of(List.of("c", "a"));
        Roster<String> other = Roster.of(List.of("b"));
        JoinedRoster<String> both = JoinedRoster.of(one, other);
        assertThat(both.roster()).isEqualTo(Roster.of(List.of("a", "b", "c")));
        assertThat(both.join(Audience.of(one, List.of("c")), Audience.all(other)))
                .isEqualTo(Audience.of(both.roster(), List.of("b", "c")));
        assertThat(both).hasToString("2 users and 1 users");
    }

    @Test
    void aUserIsInOnePart() {
        assertThatThrownBy(() -> JoinedRoster.of(Roster.of(List.of("a", "b")), Roster.of(List.of("b", "c"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parts must be disjoint but both hold user 'b'");
    }

    @Test
    void anAudienceMustBeOfItsPart() {
        Roster<String> one = Roster.of(List.of("a"));
        Roster<String> other = Roster.of(List.of("b", "c"));
        JoinedRoster<String> both = JoinedRoster.of(one, other);
        assertThatThrownBy(() -> both.join(Audience.all(other), Audience.all(one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an audience of a part must be of its roster of 1 users but was of 2 users");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theJoinIsTheUnion(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<Integer> inLeft = new ArrayList<>();
        List<Integer> inRight = new ArrayList<>();
        for (int user = random.nextInt(300); user > 0; user--) {
            boolean isLeft = random.nextInt(4) > 0;
            (isLeft ? left : right).add(user);
            if (random.nextBoolean()) {
                (isLeft ? inLeft : inRight).add(user);
            }
        }
        Roster<Integer> one = Roster.of(left);
        Roster<Integer> other = Roster.of(right);
        JoinedRoster<Integer> both = JoinedRoster.of(one, other);
        TreeSet<Integer> everybody = new TreeSet<>(left);
        everybody.addAll(right);
        TreeSet<Integer> joined = new TreeSet<>(inLeft);
        joined.addAll(inRight);
        assertThat(both.roster().ids()).containsExactlyElementsOf(everybody);
        assertThat(both.join(Audience.of(one, inLeft), Audience.of(other, inRight)))
                .containsExactlyElementsOf(joined);
    }

    @Test
    void joinsTheSameOnArrival() throws IOException, ClassNotFoundException {
        Roster<String> one = Roster.of(List.of("c", "a"));
        Roster<String> other = Roster.of(List.of("b"));
        @SuppressWarnings("unchecked")
        JoinedRoster<String> arrived = (JoinedRoster<String>) Shipping.shipped(JoinedRoster.of(one, other));
        assertThat(arrived.roster()).isEqualTo(Roster.of(List.of("a", "b", "c")));
        assertThat(arrived.join(Audience.of(one, List.of("c")), Audience.all(other)))
                .containsExactly("b", "c");
    }
}
