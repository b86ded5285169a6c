package dev.terrace.core.sample;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.internal.SaltedHash;
import java.io.Serializable;

/**
 * A fixed shuffle of all users there ever may be: each id has a number, which depends on nothing but the salt and itself.
 *
 * <p>Different salts shuffle independently. It is the shuffle of the rule operand {@code bucketed}: the same id, salt and hash
 * version are in the same bucket here and there.
 *
 * @param salt what tells this shuffle from others, such as {@code push-2026-03}
 * @param hashVersion which hash: 1 is the first 8 bytes of SHA-256 of {@code salt + ":" + id} in UTF-8, as an unsigned number
 */
public record Shuffle(String salt, int hashVersion) implements Serializable {

    /** How many buckets there are. */
    public static final int BUCKETS = SaltedHash.BUCKETS;

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if there is no such version
     */
    public Shuffle {
        requireNonNull(salt, "salt");
        if (hashVersion != SaltedHash.VERSION) {
            throw new IllegalArgumentException(
                    "hashVersion must be " + SaltedHash.VERSION + " but was " + hashVersion + " (salt '" + salt + "')");
        }
    }

    /**
     * A shuffle by the newest hash.
     *
     * @param salt what tells this shuffle from others
     * @return the shuffle
     */
    public static Shuffle of(String salt) {
        return new Shuffle(salt, SaltedHash.VERSION);
    }

    /**
     * The number of an id.
     *
     * @param id the id as text
     * @return its number; to be read as unsigned
     */
    public long number(String id) {
        return SaltedHash.of(salt, id);
    }

    /**
     * The bucket of an id.
     *
     * @param id the id as text
     * @return 0 to 9,999
     */
    public int bucket(String id) {
        return SaltedHash.bucket(salt, id);
    }

    /** {@return the salt and the version of the hash} */
    @Override
    public String toString() {
        return "'" + salt + "' v" + hashVersion;
    }
}
