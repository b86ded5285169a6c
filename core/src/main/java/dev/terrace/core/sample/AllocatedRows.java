package dev.terrace.core.sample;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects the rows of the holdout and of each group while users pass once. Not thread-safe. */
final class AllocatedRows {

    private final Allocation allocation;
    private final ImmutableIntArray.Builder heldOut = ImmutableIntArray.builder();

    /** By layer and by place of the group. */
    private final List<List<ImmutableIntArray.Builder>> groups;

    AllocatedRows(Allocation allocation) {
        this.allocation = allocation;
        this.groups = allocation.layers().stream()
                .map(layer -> Stream.generate(ImmutableIntArray::builder)
                        .limit(layer.groups().size())
                        .toList())
                .toList();
    }

    void add(int row, String id) {
        if (allocation.isHeldOut(id)) {
            heldOut.add(row);
            return;
        }
        for (int layer = 0; layer < groups.size(); layer++) {
            int place = allocation.layers().get(layer).placeOf(id);
            if (place != ExperimentLayer.NO_GROUP) {
                groups.get(layer).get(place).add(row);
            }
        }
    }

    IntStream heldOut() {
        return heldOut.build().stream();
    }

    IntStream at(int layer, int place) {
        return groups.get(layer).get(place).build().stream();
    }
}
