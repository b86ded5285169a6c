package dev.terrace.core.evaluation;

import dev.terrace.core.Kind;
import dev.terrace.core.SemanticVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Different values of a kind: as many as there are. They stand for those that a user would choose, and are never shown. */
final class NewValues {

    private NewValues() {}

    @SuppressWarnings("unchecked") // T is the Java type of the kind
    static <T> Stream<T> of(Kind<T> kind) {
        return (Stream<T>)
                switch (kind.type()) {
                    case ENUMERATION -> kind.domain().stream();
                    case BOOLEAN -> Stream.of(true, false);
                    case STRING -> numbers().mapToObj(i -> "new-" + i);
                    case LONG, DECIMAL, DATE -> numbers().mapToObj(kind::fromWord);
                    case DOUBLE -> numbers().mapToObj(i -> (double) i);
                    case INSTANT -> numbers().mapToObj(Instant::ofEpochSecond);
                    case DURATION -> numbers().mapToObj(Duration::ofSeconds);
                    case VERSION -> numbers().mapToObj(i -> SemanticVersion.of(1, 0, i));
                    case STRING_SET -> numbers().mapToObj(i -> Set.of("new-" + i));
                };
    }

    private static LongStream numbers() {
        return LongStream.iterate(0, i -> i + 1);
    }
}
