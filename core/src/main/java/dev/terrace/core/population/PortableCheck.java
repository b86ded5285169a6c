package dev.terrace.core.population;

import java.nio.ByteBuffer;

/**
 * Checks that bytes are a 32-bit bitmap in the portable Roaring format, value by value, before anything is allocated.
 *
 * <p>The format is that of <a href="https://github.com/RoaringBitmap/RoaringFormatSpec">RoaringFormatSpec</a>: a cookie, which
 * containers are lists of runs, the upper 16 bits and the size of each container, where each one starts, and the containers.
 */
final class PortableCheck {

    private static final int COOKIE_WITHOUT_RUNS = 12346;
    private static final int COOKIE_WITH_RUNS = 12347;
    private static final int MOST_CONTAINERS = 1 << 16;
    private static final int MOST_IN_ARRAY = 4096;
    private static final int LAST_VALUE = 0xffff;
    private static final int BITMAP_BYTES = 8192;

    /** Bitmaps with runs and fewer containers do not say where these start. */
    private static final int OFFSETS_FROM = 4;

    private static final int HEADER_BYTES = 4;
    private static final int OFFSET_BYTES = 4;

    private final ByteBuffer in;
    private final int start;
    private int position;

    private boolean hasRuns;
    private int containers;

    /** Where the flags of the containers of runs, the headers and the offsets are. */
    private int flags;

    private int headers;
    private int offsets;

    private PortableCheck(ByteBuffer in) {
        this.in = in;
        this.start = in.position();
        this.position = start;
    }

    /**
     * Checks the bitmap at the buffer's position, which stays.
     *
     * @param in the bytes, in little-endian order
     * @return where the bitmap ends
     * @throws IllegalArgumentException if it is not well-formed
     */
    static int end(ByteBuffer in) {
        PortableCheck check = new PortableCheck(in);
        check.cookie();
        check.tables();
        for (int i = 0; i < check.containers; i++) {
            check.container(i);
        }
        return check.position;
    }

    private void cookie() {
        int place = take(Integer.BYTES);
        int cookie = in.getInt(place);
        hasRuns = (cookie & 0xffff) == COOKIE_WITH_RUNS;
        PortableFault.unless(
                hasRuns || cookie == COOKIE_WITHOUT_RUNS, place, "start with the cookie 12346 or 12347: " + cookie);
        containers = hasRuns ? (cookie >>> 16) + 1 : in.getInt(take(Integer.BYTES));
        PortableFault.unless(
                containers >= 0 && containers <= MOST_CONTAINERS,
                place,
                "hold 0 to 65536 containers: " + Integer.toUnsignedString(containers));
    }

    private void tables() {
        flags = take(hasRuns ? (containers + 7) / 8 : 0);
        headers = take(containers * HEADER_BYTES);
        offsets = take(hasOffsets() ? containers * OFFSET_BYTES : 0);
    }

    private void container(int i) {
        requireAscendingKey(i);
        requireOffset(i);
        int size = unsigned16(headers + i * HEADER_BYTES + 2) + 1;
        if (isRuns(i)) {
            runs(size);
        } else if (size <= MOST_IN_ARRAY) {
            array(size);
        } else {
            bitmap(size);
        }
    }

    private void requireAscendingKey(int i) {
        int place = headers + i * HEADER_BYTES;
        PortableFault.unless(
                i == 0 || unsigned16(place) > unsigned16(place - HEADER_BYTES),
                place,
                "hold containers in ascending order");
    }

    private void requireOffset(int i) {
        if (hasOffsets()) {
            int place = offsets + i * OFFSET_BYTES;
            PortableFault.unless(
                    in.getInt(place) == position - start,
                    place,
                    "say that a container starts at " + (position - start));
        }
    }

    private void array(int size) {
        int place = take(size * Character.BYTES);
        for (int i = 1; i < size; i++) {
            int at = place + i * Character.BYTES;
            PortableFault.unless(unsigned16(at) > unsigned16(at - Character.BYTES), at, "hold ascending values");
        }
    }

    private void bitmap(int size) {
        int place = take(BITMAP_BYTES);
        int counted = 0;
        for (int i = 0; i < BITMAP_BYTES; i += Long.BYTES) {
            counted += Long.bitCount(in.getLong(place + i));
        }
        requireSize(size, counted, place);
    }

    private void runs(int size) {
        int runs = unsigned16(take(Character.BYTES));
        int place = take(runs * 2 * Character.BYTES);
        int counted = 0;
        int lastEnd = -2;
        for (int i = 0; i < runs; i++) {
            int at = place + i * 2 * Character.BYTES;
            int first = unsigned16(at);
            int end = first + unsigned16(at + Character.BYTES);
            PortableFault.unless(first > lastEnd + 1 && end <= LAST_VALUE, at, "hold ascending runs that do not touch");
            counted += end - first + 1;
            lastEnd = end;
        }
        requireSize(size, counted, place);
    }

    private void requireSize(int size, int counted, int place) {
        PortableFault.unless(size == counted, place, "hold the " + size + " values announced: " + counted);
    }

    private boolean isRuns(int i) {
        return hasRuns && (in.get(flags + i / 8) >>> (i % 8) & 1) != 0;
    }

    private boolean hasOffsets() {
        return !hasRuns || containers >= OFFSETS_FROM;
    }

    private int unsigned16(int place) {
        return in.getChar(place);
    }

    /** Moves on by some bytes, which must be there, and says where they are. */
    private int take(int bytes) {
        int taken = position;
        PortableFault.unless(bytes <= in.limit() - taken, taken, "go on for " + bytes + " bytes");
        position += bytes;
        return taken;
    }
}
