package dev.terrace.examples.quickstart.input;

import java.util.Map;
import java.util.Optional;

/** The ids that were given to orders. */
final class OrderIds {

    /** The row of an order without an id. */
    static final int NONE = -1;

    private final TextColumn texts;
    private final int[] rows;
    private final Map<Integer, Long> numberedFrom;

    /**
     * The ids of orders.
     *
     * @param texts every id that was read
     * @param rows for each order where its id stands in the texts, or {@link #NONE}
     * @param numberedFrom by customer, the highest number that a given id of the synthetic form uses up, if any
     */
    OrderIds(TextColumn texts, int[] rows, Map<Integer, Long> numberedFrom) {
        this.texts = texts;
        this.rows = rows;
        this.numberedFrom = Map.copyOf(numberedFrom);
    }

    /** The id that an order was given. */
    Optional<String> given(int order) {
        return rows[order] == NONE ? Optional.empty() : Optional.of(texts.text(rows[order]));
    }

    /** The number after which the synthetic ids of a customer start; mostly 0. */
    long numberedFrom(int customer) {
        return numberedFrom.getOrDefault(customer, 0L);
    }
}
