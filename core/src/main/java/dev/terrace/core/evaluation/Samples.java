package dev.terrace.core.evaluation;

import dev.terrace.core.Kind;
import dev.terrace.core.SemanticVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values to propose where a test does not say which it wants. */
final class Samples {

    private static final int STEPS = 12;

    private Samples() {}

    /** Some value of a kind. */
    @SuppressWarnings("unchecked") // T is the Java type of the kind
    static <T> T of(Kind<T> kind) {
        return (T)
                switch (kind.type()) {
                    case BOOLEAN -> (Object) true;
                    case LONG -> 0L;
                    case DECIMAL -> BigDecimal.ZERO.setScale(kind.decimals());
                    case DOUBLE -> 0.0;
                    case STRING -> "a";
                    case ENUMERATION -> kind.domain().get(0);
                    case DATE -> LocalDate.EPOCH;
                    case INSTANT -> Instant.EPOCH;
                    case DURATION -> Duration.ZERO;
                    case VERSION -> SemanticVersion.of(1, 0, 0);
                    case STRING_SET -> Set.<String>of();
                };
    }

    /** A few values around a present one, and those that a test compares with. */
    @SuppressWarnings("unchecked") // T is the Java type of the kind
    static <T> Set<T> around(Kind<T> kind, @Nullable T now, FoundTest test) {
        Set<T> values = new LinkedHashSet<>();
        switch (kind.type()) {
            case LONG -> {
                long from = now == null ? 0 : (Long) now;
                for (long step = 1; step <= STEPS; step++) {
                    values.add((T) (Long) (from + step));
                    values.add((T) (Long) (from - step));
                }
            }
            case STRING -> {
                List<Object> samples =
                        test instanceof FoundTest.OfReference ofReference ? ofReference.samples() : List.of();
                samples.forEach(sample -> values.add((T) sample));
            }
            default -> values.add(of(kind));
        }
        return values;
    }
}
