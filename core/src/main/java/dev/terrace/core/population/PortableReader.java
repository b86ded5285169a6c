package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.roaringbitmap.RoaringBitmap;

/** Reads the portable Roaring format from bytes that may be anything. */
final class PortableReader {

    /** An upper half, and the shortest bitmap. */
    private static final int SHORTEST_PART = Integer.BYTES + 2 * Integer.BYTES;

    private final ByteBuffer in;

    private PortableReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(requireNonNull(bytes, "bytes")).order(ByteOrder.LITTLE_ENDIAN);
    }

    static RoaringBitmap read(byte[] bytes) {
        PortableReader reader = new PortableReader(bytes);
        RoaringBitmap bitmap = reader.bitmap();
        reader.requireEnd();
        return bitmap;
    }

    static NumberSet read32(byte[] bytes) {
        NumberSet.Builder numbers = new NumberSet.Builder();
        numbers.add(0, read(bytes));
        return numbers.build();
    }

    static NumberSet read64(byte[] bytes) {
        PortableReader reader = new PortableReader(bytes);
        NumberSet numbers = reader.parts();
        reader.requireEnd();
        return numbers;
    }

    private NumberSet parts() {
        NumberSet.Builder numbers = new NumberSet.Builder();
        long last = -1;
        for (long left = numberOfParts(); left > 0; left--) {
            last = upperAfter(last);
            numbers.add(last, bitmap());
        }
        return numbers.build();
    }

    private long numberOfParts() {
        PortableFault.unless(in.remaining() >= Long.BYTES, in.position(), "start with a number of 8 bytes");
        long parts = in.getLong();
        PortableFault.unless(
                parts >= 0 && parts <= in.remaining() / SHORTEST_PART,
                0,
                "hold its " + Long.toUnsignedString(parts) + " parts");
        return parts;
    }

    private long upperAfter(long last) {
        PortableFault.unless(in.remaining() >= Integer.BYTES, in.position(), "hold an upper half of 4 bytes");
        int place = in.position();
        long upper = Integer.toUnsignedLong(in.getInt());
        PortableFault.unless(upper > last, place, "hold ascending upper halves: " + upper + " after " + last);
        return upper;
    }

    private RoaringBitmap bitmap() {
        ByteBuffer checked = in.slice();
        in.position(PortableCheck.end(in));
        RoaringBitmap bitmap = new RoaringBitmap();
        try {
            bitmap.deserialize(checked);
        } catch (IOException e) {
            throw new IllegalArgumentException("portable bitmap could not be read", e);
        }
        return bitmap;
    }

    private void requireEnd() {
        PortableFault.unless(!in.hasRemaining(), in.position(), "end: " + in.remaining() + " bytes follow");
    }
}
