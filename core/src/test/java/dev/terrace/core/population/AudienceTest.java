package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Ratio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final Roster<String> ROSTER = Roster.of(List.of("e", "d", "c", "b", "a"));

    private final Audience<String> abc = Audience.of(ROSTER, List.of("c", "b", "a", "b"));
    private final Audience<String> bcd = Audience.of(ROSTER, List.of("b", "c", "d"));

    @Nested
    class Members {

        @Test
        void standInTheOrderOfTheirIds() {
            assertThat(abc).containsExactly("a", "b", "c").hasToString("3 of 5 users");
            assertThat(abc.size()).isEqualTo(3);
            assertThat(abc.roster()).isSameAs(ROSTER);
        }

        @Test
        void areFoundByIdAndByRow() {
            assertThat(abc.contains("c")).isTrue();
            assertThat(abc.contains("d")).isFalse();
            assertThat(abc.contains("stranger")).isFalse();
            assertThat(abc.containsRow(2)).isTrue();
            assertThat(abc.containsRow(3)).isFalse();
        }

        @Test
        void areStreamedAsRows() {
            PrimitiveIterator.OfInt rows = bcd.rows();
            assertThat(List.of(rows.nextInt(), rows.nextInt(), rows.nextInt())).containsExactly(1, 2, 3);
            assertThat(rows.hasNext()).isFalse();
            assertThatThrownBy(rows::nextInt).isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void areNotRemovedThroughAnIterator() {
            Iterator<String> ids = abc.iterator();
            ids.next();
            assertThatThrownBy(ids::remove).isInstanceOf(UnsupportedOperationException.class);
            assertThat(abc.size()).isEqualTo(3);
        }

        @Test
        void mayBeEverybodyOrNobody() {
            assertThat(Audience.all(ROSTER)).containsExactly("a", "b", "c", "d", "e");
            assertThat(Audience.none(ROSTER).isEmpty()).isTrue();
            assertThat(abc.isEmpty()).isFalse();
            Roster<String> noUsers = Roster.of(List.of());
            assertThat(Audience.all(noUsers)).isEqualTo(Audience.none(noUsers)).isEmpty();
            assertThat(Audience.all(noUsers).complement()).isEmpty();
        }
    }

    @Nested
    class Algebra {

        @Test
        void combines() {
            assertThat(abc.and(bcd)).containsExactly("b", "c");
            assertThat(abc.or(bcd)).containsExactly("a", "b", "c", "d");
            assertThat(abc.andNot(bcd)).containsExactly("a");
            assertThat(abc.complement()).containsExactly("d", "e");
        }

        @Test
        void countsWithoutCombining() {
            assertThat(abc.andSize(bcd)).isEqualTo(2);
            assertThat(abc.orSize(bcd)).isEqualTo(4);
            assertThat(abc.andNotSize(bcd)).isEqualTo(1);
            assertThat(abc.jaccard(bcd)).isEqualTo(Ratio.of(2, 4));
        }

        @Test
        void theLikenessOfTwoEmptySetsIsUndefined() {
            assertThat(Audience.none(ROSTER).jaccard(Audience.none(ROSTER)).value())
                    .isEmpty();
            assertThat(Audience.none(ROSTER).jaccard(abc)).isEqualTo(Ratio.of(0, 3));
        }

        @Test
        void changesNoOperand() {
            abc.and(bcd);
            abc.or(bcd);
            abc.andNot(bcd);
            abc.complement();
            assertThat(abc).containsExactly("a", "b", "c");
            assertThat(bcd).containsExactly("b", "c", "d");
        }

        @Test
        void rostersWithTheSameIdsAreTheSame() {
            Roster<String> again = Roster.of(List.of("a", "b", "c", "d", "e"));
            assertThat(abc.and(Audience.of(again, List.of("b")))).containsExactly("b");
        }

        @Test
        void rostersAreNotMixed() {
            Audience<String> other = Audience.none(Roster.of(List.of("a", "b", "c", "d", "x")));
            assertThatThrownBy(() -> abc.and(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("audiences must be of one population but were of 5 users and of as many others");
            Audience<String> smaller = Audience.none(Roster.of(List.of("a")));
            assertThatThrownBy(() -> abc.jaccard(smaller))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("audiences must be of one population but were of 5 users and of 1 users");
            assertThatThrownBy(() -> abc.or(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> abc.andNot(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> abc.andSize(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> abc.orSize(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> abc.andNotSize(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Bits {

        @Test
        void aBitIsARow() {
            assertThat(Audience.ofBits(ROSTER, new long[] {0b10110})).containsExactly("b", "c", "e");
            assertThat(bcd.toBits()).containsExactly(0b01110);
            assertThat(Audience.none(ROSTER).toBits()).containsExactly(0);
        }

        @Test
        void areCopiedInAndOut() {
            long[] words = {1};
            Audience<String> a = Audience.ofBits(ROSTER, words);
            words[0] = 2;
            a.toBits()[0] = 4;
            assertThat(a).containsExactly("a");
        }

        @Test
        void beginAWordForEach64Rows() {
            Roster<Integer> rows = Roster.of(IntStream.range(0, 65).boxed().toList());
            assertThat(Audience.all(rows).toBits()).containsExactly(-1L, 1L);
            assertThat(Audience.ofBits(rows, new long[] {0, 1})).containsExactly(64);
        }

        @Test
        void mustBeThoseOfTheRoster() {
            assertThatThrownBy(() -> Audience.ofBits(ROSTER, new long[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("words must be 1 for 5 users but were 2");
            assertThatThrownBy(() -> Audience.ofBits(ROSTER, new long[] {1L << 5}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a row must be less than 5 but was 5 (audience of 5 users)");
        }
    }

    @Nested
    class Blocks {

        private static final int BLOCK = AudienceBuilder.ROWS;

        private final Roster<Integer> rows =
                Roster.of(IntStream.range(0, 3 * BLOCK + 70).boxed().toList());

        /** Every third row, up to 33 rows of a word here and there, two rows, and two rows of an unfinished block. */
        private final Audience<Integer> some =
                Audience.ofRows(rows, IntStream.range(0, 3 * BLOCK + 70).filter(row -> switch (row / BLOCK) {
                    case 0 -> row % 3 == 0;
                    case 1 -> row % 1000 < 50 && row % 3 > 0;
                    case 2 -> row <= 2 * BLOCK + 1;
                    default -> row == 3 * BLOCK || row == 3 * BLOCK + 69;
                }));

        private long[] block(int number) {
            int words = BLOCK / Long.SIZE;
            long[] all = some.toBits();
            return Arrays.copyOfRange(all, number * words, Math.min((number + 1) * words, all.length));
        }

        @Test
        void makeTheAudienceOfAllTheirBits() {
            Audience<Integer> built = Audience.builder(rows)
                    .add(block(0))
                    .add(block(1))
                    .add(block(2))
                    .add(block(3))
                    .build();

            assertThat(built).isEqualTo(some).isEqualTo(Audience.ofBits(rows, some.toBits()));
        }

        @Test
        void mustComeWholeAndToTheLastRow() {
            AudienceBuilder<Integer> builder = Audience.builder(rows).add(block(0));

            assertThatThrownBy(() -> builder.add(new long[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the next block must have 1024 words but had 2 (audience of 196678 users)");
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("words must be 3074 for 196678 users but were 1024");
            builder.add(block(1)).add(block(2));
            assertThatThrownBy(() -> builder.add(new long[] {0, -1}).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a row must be less than 196678 but was 196735 (audience of 196678 users)");
        }
    }

    @Nested
    class Errors {

        @Test
        void unknownIdsAreCountedAndTheLeastIsNamed() {
            assertThatThrownBy(() -> Audience.of(ROSTER, List.of("a", "z", "x", "y")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("ids must be in the roster but 3 are not, such as 'x' (roster of 5 users)");
        }

        @Test
        void aRowMustExist() {
            assertThatThrownBy(() -> abc.containsRow(5)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> Audience.ofRows(ROSTER, IntStream.of(0, 5)))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("row (5)");
            assertThatThrownBy(() -> Audience.ofRows(ROSTER, IntStream.of(-1)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Nested
    class Equality {

        @Test
        void isByRosterAndMembersHoweverTheyWereMade() {
            Roster<Integer> many = Roster.of(IntStream.range(0, 200_000).boxed().toList());
            Audience<Integer> range = Audience.ofRows(many, IntStream.range(1_000, 150_000));
            Audience<Integer> combined = Audience.ofRows(many, IntStream.range(1_000, 80_000))
                    .or(Audience.ofRows(many, IntStream.range(70_000, 150_000)));
            Audience<Integer> flipped = range.complement().complement();
            assertThat(combined).isEqualTo(range).hasSameHashCodeAs(range);
            assertThat(flipped).isEqualTo(range).hasSameHashCodeAs(range);
            assertThat(range.equals(range)).isTrue();
            assertThat(range.equals(range.complement())).isFalse();
        }

        @Test
        void sameRowsOfOtherRostersDiffer() {
            Roster<String> other = Roster.of(List.of("v", "w", "x", "y", "z"));
            assertThat(Audience.all(other).equals(Audience.all(ROSTER))).isFalse();
            assertThat(abc.equals(bcd)).isFalse();
            assertThat((Object) abc).isNotEqualTo("abc");
        }
    }

    @Nested
    class Shipped {

        @Test
        void arrivesEqual() throws IOException, ClassNotFoundException {
            assertThat(Shipping.shipped(abc)).isEqualTo(abc);
            assertThat(Shipping.shipped(Audience.none(ROSTER))).isEqualTo(Audience.none(ROSTER));
            assertThat(Shipping.shipped(ROSTER)).isEqualTo(ROSTER);
        }

        @Test
        void rowsThatDoNotExistAreRefusedOnArrival() throws IOException {
            byte[] sent = Shipping.bytes(Audience.of(ROSTER, List.of("e")));
            // Row 4 becomes row 6.
            byte[] portable = {0x3a, 0x30, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 4, 0};
            int place = Collections.indexOfSubList(boxed(sent), boxed(portable));
            assertThat(place).isPositive();
            sent[place + 16] = 6;
            assertThatThrownBy(() -> Shipping.arrived(sent))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a row must be less than 5 but was 6 (audience of 5 users)");
        }

        private static List<Integer> boxed(byte[] bytes) {
            return IntStream.range(0, bytes.length)
                    .mapToObj(i -> (int) bytes[i])
                    .toList();
        }

        @Test
        void isRefusedIfItArrivesByItselfWithoutItsCheck() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new AsIs(bytes)) {
                out.writeObject(abc);
            }
            assertThatThrownBy(() -> Shipping.arrived(bytes.toByteArray()))
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessage("an audience must arrive as its rows, which are checked");
        }

        /** Writes the audience where it would have written its rows. */
        private final class AsIs extends ObjectOutputStream {

            AsIs(OutputStream out) throws IOException {
                super(out);
                enableReplaceObject(true);
            }

            @Override
            protected Object replaceObject(Object written) {
                return written instanceof ShippedAudience<?> ? abc : written;
            }
        }
    }
}
