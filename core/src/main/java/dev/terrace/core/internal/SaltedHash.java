package dev.terrace.core.internal;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import java.nio.charset.StandardCharsets;

/**
 * The hash that puts users into buckets and into a random order, the same everywhere and forever.
 *
 * <p>Version 1 is the first 8 bytes of SHA-256 of {@code salt + ":" + id} in UTF-8, as an unsigned number.
 */
public final class SaltedHash {

    /** The only version so far. */
    public static final int VERSION = 1;

    /** How many buckets there are. */
    public static final int BUCKETS = 10_000;

    private SaltedHash() {}

    /**
     * The hash of an id.
     *
     * @param salt what tells this division from others
     * @param id the id
     * @return an unsigned number
     */
    public static long of(String salt, String id) {
        return Longs.fromByteArray(Hashing.sha256()
                .hashString(salt + ":" + id, StandardCharsets.UTF_8)
                .asBytes());
    }

    /**
     * The bucket of an id.
     *
     * @param salt what tells this division from others
     * @param id the id
     * @return 0 to 9,999
     */
    public static int bucket(String salt, String id) {
        return (int) Long.remainderUnsigned(of(salt, id), BUCKETS);
    }
}
