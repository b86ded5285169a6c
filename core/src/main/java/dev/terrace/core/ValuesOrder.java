package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Comparators;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A total order of values by what they hold, for events that happened at the same instant. */
final class ValuesOrder {

    /**
     * By the names of the properties that are there, then by their values in the order of the names, then by how the
     * properties were declared, so that only equal values are in no order.
     */
    static final Comparator<Values> BY_CONTENT = (left, right) -> {
        if (left.layout().attributes().isEmpty() && right.layout().attributes().isEmpty()) {
            return 0;
        }
        SortedMap<String, Object> a = byName(left);
        SortedMap<String, Object> b = byName(right);
        int names =
                Comparators.lexicographical(Comparator.<String>naturalOrder()).compare(a.keySet(), b.keySet());
        int contents = names != 0 ? names : compareValues(a, b);
        return contents != 0 || left.layout().equals(right.layout())
                ? contents
                : declaration(left.layout()).compareTo(declaration(right.layout()));
    };

    /** By their natural order; sets by their texts in ascending order. */
    static final Comparator<Object> OF_ONE_KIND = ValuesOrder::compareValues;

    private ValuesOrder() {}

    private static String declaration(Layout layout) {
        return layout.attributes().stream()
                .map(attribute -> attribute + " " + attribute.kind())
                .collect(Collectors.joining(", "));
    }

    private static SortedMap<String, Object> byName(Values values) {
        SortedMap<String, Object> byName = new TreeMap<>();
        values.forEach((attribute, value) -> byName.put(attribute.name(), value));
        return byName;
    }

    private static int compareValues(Map<String, Object> left, Map<String, Object> right) {
        for (Map.Entry<String, Object> entry : left.entrySet()) {
            int order = compareValues(entry.getValue(), requireNonNull(right.get(entry.getKey())));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked") // values of one class are comparable with each other
    private static int compareValues(Object left, Object right) {
        if (left instanceof Set<?> a && right instanceof Set<?> b) {
            return Comparators.lexicographical(Comparator.<String>naturalOrder())
                    .compare(new TreeSet<>((Set<String>) a), new TreeSet<>((Set<String>) b));
        }
        return left.getClass() == right.getClass()
                ? ((Comparable<Object>) left).compareTo(right)
                : left.getClass().getName().compareTo(right.getClass().getName());
    }
}
