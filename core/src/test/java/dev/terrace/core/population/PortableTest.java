package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class PortableTest {

    private static final Roster<Integer> ROSTER =
            Roster.of(IntStream.rangeClosed(1, 5).boxed().toList());

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes.replace(" ", ""));
    }

    private static byte[] bitmap(RoaringBitmap bitmap) {
        byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
        bitmap.serialize(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static ImportedAudience<Integer> read(byte[] bytes) {
        return Audience.fromPortable(ROSTER, bytes, id -> id);
    }

    private static ImportedAudience<Integer> read64(byte[] bytes) {
        return Audience.fromPortable64(ROSTER, bytes, id -> id);
    }

    private static void refused(String bytes, String message) {
        assertThatThrownBy(() -> read(hex(bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("portable bitmap must " + message);
    }

    private static void refused64(String bytes, String message) {
        assertThatThrownBy(() -> read64(hex(bytes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("portable bitmap must " + message);
    }

    @Nested
    class Bytes {

        @Test
        void oneUserIsEighteenBytes() {
            assertThat(Audience.of(ROSTER, List.of(5)).toPortable(id -> 7))
                    .isEqualTo(hex("3a300000 01000000 0000 0000 10000000 0700"));
        }

        @Test
        void nobodyIsEightBytes() {
            byte[] nobody = Audience.none(ROSTER).toPortable(id -> id);
            assertThat(nobody).isEqualTo(hex("3a300000 00000000"));
            assertThat(read(nobody).requireComplete()).isEmpty();
            assertThat(Audience.none(ROSTER).toPortable64(id -> id)).isEqualTo(hex("0000000000000000"));
        }

        @Test
        void numbersAreUnsigned() {
            byte[] high = Audience.of(ROSTER, List.of(1)).toPortable(id -> -id);
            assertThat(high).isEqualTo(bitmap(RoaringBitmap.bitmapOf(-1)));
            assertThat(Audience.fromPortable(ROSTER, high, id -> -id).requireComplete())
                    .containsExactly(1);
        }

        @Test
        void aPartFollowsItsUpperHalf() {
            byte[] bytes = Audience.of(ROSTER, List.of(1, 2)).toPortable64(id -> id == 1 ? 7L : -1L);
            assertThat(bytes)
                    .isEqualTo(hex("0200000000000000 00000000 3a300000 01000000 0000 0000 10000000 0700"
                            + "ffffffff 3a300000 01000000 ffff 0000 10000000 ffff"));
            assertThat(Audience.fromPortable64(ROSTER, bytes, id -> id == 1 ? 7L : id - 3L)
                            .requireComplete())
                    .containsExactly(1, 2);
        }
    }

    @Nested
    class Imports {

        @Test
        void unknownNumbersAreCountedAndListed() {
            ImportedAudience<Integer> imported = read(bitmap(RoaringBitmap.bitmapOf(0, 4, 5, 6, -1)));
            assertThat(imported.audience()).containsExactly(4, 5);
            assertThat(imported.unknownCount()).isEqualTo(3);
            assertThat(imported.unknown()).containsExactly(0L, 6L, 0xffff_ffffL);
            assertThatThrownBy(imported::requireComplete)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("numbers must be those of users but 3 are nobody's, such as [0, 6, 4294967295]"
                            + " (roster of 5 users)");
        }

        @Test
        void aHundredUnknownNumbersAreListedOfFourThousandMillion() {
            ImportedAudience<Integer> imported = read(fullBitmap());
            assertThat(imported.audience()).containsExactly(1, 2, 3, 4, 5);
            assertThat(imported.unknownCount()).isEqualTo((1L << 32) - 5);
            assertThat(imported.unknown())
                    .hasSize(ImportedAudience.MOST_LISTED)
                    .startsWith(0L, 6L)
                    .endsWith(104L);
        }

        private byte[] fullBitmap() {
            RoaringBitmap full = RoaringBitmap.bitmapOfRange(0, 1L << 32);
            full.runOptimize();
            return bitmap(full);
        }

        @Test
        void listsNoMoreThanItCounts() {
            Audience<Integer> none = Audience.none(ROSTER);
            assertThatThrownBy(() -> new ImportedAudience<>(none, 0, List.of(1L)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("unknownCount must be at least the 1 listed but was 0");
        }

        @Test
        void isEmptyForAnEmptyRoster() {
            Roster<Integer> nobody = Roster.of(List.of());
            ImportedAudience<Integer> imported =
                    Audience.fromPortable(nobody, bitmap(RoaringBitmap.bitmapOf(9)), id -> id);
            assertThat(imported.audience()).isEmpty();
            assertThat(imported.unknown()).containsExactly(9L);
        }

        @Test
        void canBeShipped() throws IOException, ClassNotFoundException {
            ImportedAudience<Integer> imported = read(bitmap(RoaringBitmap.bitmapOf(4, 9)));
            assertThat(Shipping.shipped(imported)).isEqualTo(imported);
        }
    }

    @Nested
    class Numbers {

        @Test
        void noTwoUsersShareOne() {
            assertThatThrownBy(() -> Audience.all(ROSTER).toPortable(id -> -(id / 2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no two users may share a number but 2 of 5 do, such as 4294967295 of users [2, 3]");
            byte[] empty = Audience.none(ROSTER).toPortable(id -> id);
            assertThatThrownBy(() -> Audience.fromPortable(ROSTER, empty, id -> 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no two users may share a number but 4 of 5 do, such as 1 of users [1, 2]");
        }

        @Test
        void ofUsersOutsideTheAudienceDoNotMatter() {
            assertThat(Audience.of(ROSTER, List.of(1)).toPortable(id -> 1)).hasSize(18);
        }
    }

    /** One test per rule of the format: each of these bytes differs from a good bitmap in one place. */
    @Nested
    class BadBytes {

        @Test
        void end() {
            refused("", "go on for 4 bytes (at byte 0)");
            refused("3a300000", "go on for 4 bytes (at byte 4)");
            refused("3a300000 01000000 0000", "go on for 4 bytes (at byte 8)");
            refused("3a300000 01000000 0000 0000", "go on for 4 bytes (at byte 12)");
            refused("3a300000 01000000 0000 0000 10000000 07", "go on for 2 bytes (at byte 16)");
        }

        @Test
        void goOnAfterTheEnd() {
            refused("3a300000 00000000 00", "end: 1 bytes follow (at byte 8)");
            refused64("0000000000000000 00", "end: 1 bytes follow (at byte 8)");
        }

        @Test
        void haveNoCookie() {
            refused("39300000 00000000", "start with the cookie 12346 or 12347: 12345 (at byte 0)");
            refused("3a300100 00000000", "start with the cookie 12346 or 12347: 77882 (at byte 0)");
        }

        @Test
        void announceTooManyContainers() {
            refused("3a300000 01000100", "hold 0 to 65536 containers: 65537 (at byte 0)");
            refused("3a300000 ffffffff", "hold 0 to 65536 containers: 4294967295 (at byte 0)");
        }

        @Test
        void holdContainersOutOfOrder() {
            refused(
                    "3a300000 02000000 0100 0000 0100 0000 18000000 1a000000 0700 0700",
                    "hold containers in ascending order (at byte 12)");
        }

        @Test
        void pointElsewhere() {
            refused("3a300000 01000000 0000 0000 11000000 0700", "say that a container starts at 16 (at byte 12)");
        }

        @Test
        void holdValuesOutOfOrder() {
            refused("3a300000 01000000 0000 0100 10000000 0700 0700", "hold ascending values (at byte 18)");
        }

        @Test
        void miscountABitmap() {
            RoaringBitmap dense = new RoaringBitmap();
            IntStream.range(0, 5_000).forEach(i -> dense.add(2 * i));
            byte[] bytes = bitmap(dense);
            bytes[20] ^= 2;
            assertThatThrownBy(() -> read(bytes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("portable bitmap must hold the 5000 values announced: 5001 (at byte 16)");
        }

        @Test
        void holdBadRuns() {
            // a good one: values 1 to 3 and 5
            assertThat(read(hex("3b300000 01 0000 0300 0200 0100 0200 0500 0000"))
                            .audience())
                    .containsExactly(1, 2, 3, 5);
            refused(
                    "3b300000 01 0000 0300 0200 0100 0200 0400 0000",
                    "hold ascending runs that do not touch (at byte 15)");
            refused(
                    "3b300000 01 0000 0300 0200 0500 0200 0100 0000",
                    "hold ascending runs that do not touch (at byte 15)");
            refused(
                    "3b300000 01 0000 0300 0200 0100 0200 ffff 0100",
                    "hold ascending runs that do not touch (at byte 15)");
            refused("3b300000 01 0000 0400 0200 0100 0200 0500 0000", "hold the 5 values announced: 4 (at byte 11)");
            refused("3b300000 01 0000 0000 0000", "hold the 1 values announced: 0 (at byte 11)");
            refused("3b300000 01 0000 0000 ffff", "go on for 262140 bytes (at byte 11)");
        }

        @Test
        void holdAnArrayAmongRuns() {
            assertThat(read(hex("3b300000 00 0000 0100 0100 0500")).audience()).containsExactly(1, 5);
        }

        @Test
        void announceTooManyParts() {
            refused64("00", "start with a number of 8 bytes (at byte 0)");
            refused64("ffffffffffffffff", "hold its 18446744073709551615 parts (at byte 0)");
            refused64("0100000000000000 00000000 3a300000 000000", "hold its 1 parts (at byte 0)");
        }

        @Test
        void holdPartsOutOfOrder() {
            String empty = "3a300000 00000000";
            assertThat(read64(hex("0200000000000000 00000000" + empty + "01000000" + empty))
                            .requireComplete())
                    .isEmpty();
            refused64(
                    "0200000000000000 01000000" + empty + "01000000" + empty,
                    "hold ascending upper halves: 1 after 1 (at byte 20)");
        }

        @Test
        void endBetweenParts() {
            refused64(
                    "0200000000000000 00000000 3a300000 01000000 0000 0000 10000000 0700 0000",
                    "hold an upper half of 4 bytes (at byte 30)");
        }

        @Test
        void areNotNull() {
            assertThatThrownBy(() -> read(null)).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void bytesAreReadWhateverTheOrderOfTheBuffer() {
        RoaringBitmap bitmap = RoaringBitmap.bitmapOf(1, 3);
        byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
        bitmap.serialize(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        assertThat(read(bytes).requireComplete()).containsExactly(1, 3);
    }
}
