package dev.terrace.core.evaluation;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import dev.terrace.core.rule.Operand;
import java.nio.charset.StandardCharsets;
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
        byte[] hash = Hashing.sha256()
                .hashString(salt + ":" + id, StandardCharsets.UTF_8)
                .asBytes();
        return found.word(Long.remainderUnsigned(Longs.fromByteArray(hash), Operand.Bucketed.BUCKETS));
    }
}
