package dev.terrace.core.evaluation;

import dev.terrace.core.Kind;
import java.util.ArrayList;
import java.util.List;

/** Different values of a kind. */
final class NewValues {

    private static final int MOST = 64;

    private NewValues() {}

    @SuppressWarnings("unchecked") // T is the Java type of the kind
    static <T> List<T> of(Kind<T> kind) {
        List<Object> values = new ArrayList<>();
        switch (kind.type()) {
            case ENUMERATION -> values.addAll(kind.domain());
            case BOOLEAN -> values.addAll(List.of(true, false));
            case STRING -> {
                for (int i = 1; i <= MOST; i++) {
                    values.add("new-" + i);
                }
            }
            case LONG, DECIMAL, DATE -> {
                for (int i = 0; i < MOST; i++) {
                    values.add(kind.fromWord(i));
                }
            }
            default -> values.add(Samples.of(kind));
        }
        return (List<T>) values;
    }
}
