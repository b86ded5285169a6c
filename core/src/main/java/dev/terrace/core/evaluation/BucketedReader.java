package dev.terrace.core.evaluation;

import dev.terrace.core.internal.SaltedHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the bucket of an id. */
final class BucketedReader extends DerivedReader {

    private final String salt;

    BucketedReader(Reader id, String salt) {
        super(id);
        this.salt = salt;
    }

    @Override
    Reading derive(Found found, Instant asOf) {
        @Nullable Object text = found.reference();
        String id = text != null ? (String) text : Long.toString(found.low());
        return found.word(SaltedHash.bucket(salt, id));
    }
}
