package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.segment.Layer;
import java.time.LocalDate;
import java.util.List;

/**
 * How many customers moved from which layer to which between two dates.
 *
 * @param title what the layers are
 * @param from the earlier date
 * @param to the later date
 * @param layers the layers, lowest first
 * @param counts a row per layer at the earlier date, a column per layer at the later date, both lowest first
 */
public record LayerFlow(Label title, LocalDate from, LocalDate to, List<Layer> layers, List<List<Long>> counts) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException unless there are as many rows and columns as layers
     */
    public LayerFlow {
        requireNonNull(title, "title");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        layers = List.copyOf(layers);
        counts = counts.stream().map(List::copyOf).toList();
        int size = layers.size();
        if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException("counts must have a row and a column for each of " + size
                    + " layers but were " + counts + " (" + title.english() + ")");
        }
    }
}
