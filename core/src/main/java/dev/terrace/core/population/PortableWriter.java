package dev.terrace.core.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.roaringbitmap.RoaringBitmap;

/** Writes the portable Roaring format. */
final class PortableWriter {

    private PortableWriter() {}

    static byte[] write(RoaringBitmap bitmap) {
        byte[] bytes = new byte[bitmap.serializedSizeInBytes()];
        bitmap.serialize(littleEndian(bytes));
        return bytes;
    }

    /** All numbers must be less than 2^32. */
    static byte[] write32(NumberSet numbers) {
        return write(numbers.parts() == 0 ? new RoaringBitmap() : numbers.lower(0));
    }

    /**
     * How many parts there are, then each part after its upper half.
     *
     * @throws ArithmeticException if that does not fit an array
     */
    static byte[] write64(NumberSet numbers) {
        byte[] bytes = new byte[size64(numbers)];
        ByteBuffer out = littleEndian(bytes);
        out.putLong(numbers.parts());
        for (int part = 0; part < numbers.parts(); part++) {
            out.putInt((int) numbers.upper(part));
            numbers.lower(part).serialize(out);
        }
        return bytes;
    }

    private static int size64(NumberSet numbers) {
        long size = Long.BYTES;
        for (int part = 0; part < numbers.parts(); part++) {
            size += Integer.BYTES + numbers.lower(part).serializedSizeInBytes();
        }
        return Math.toIntExact(size);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
