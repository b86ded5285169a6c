package dev.terrace.core.sample;

import dev.terrace.core.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with an allocation. */
final class AllocationCheck {

    private final Problems problems = new Problems();
    private final Set<String> salts = new HashSet<>();
    private final Set<String> layerKeys = new HashSet<>();

    static Problems of(@Nullable Holdout holdout, List<ExperimentLayer> layers) {
        AllocationCheck check = new AllocationCheck();
        if (holdout != null) {
            check.holdout(holdout);
        }
        check.problems.unless(!layers.isEmpty(), "NO_LAYER", "layers", "must be at least one but were none");
        layers.forEach(check::layer);
        return check.problems;
    }

    private void holdout(Holdout holdout) {
        salt("holdout", holdout.shuffle());
        buckets("holdout", holdout.buckets());
    }

    private void layer(ExperimentLayer layer) {
        String path = "layers/" + layer.key();
        problems.unless(
                layerKeys.add(layer.key()),
                "DUPLICATE_LAYER",
                path,
                "a layer key must be used once but was used again");
        salt(path, layer.shuffle());
        groups(path, layer.groups());
    }

    private void salt(String path, Shuffle shuffle) {
        problems.unless(
                salts.add(shuffle.salt()),
                "SHARED_SALT",
                path,
                "a salt must be used once, or layers are not independent, but '" + shuffle.salt() + "' was used again");
    }

    private void groups(String path, List<ExperimentLayer.Group> groups) {
        problems.unless(!groups.isEmpty(), "NO_GROUP", path, "groups must be at least one but were none");
        Set<String> keys = new HashSet<>();
        long sum = 0;
        for (ExperimentLayer.Group group : groups) {
            String groupPath = path + "/" + group.key();
            problems.unless(
                    keys.add(group.key()),
                    "DUPLICATE_GROUP",
                    groupPath,
                    "a group key must be used once in a layer but was used again");
            buckets(groupPath, group.buckets());
            sum += group.buckets();
        }
        problems.unless(
                sum <= Shuffle.BUCKETS,
                "TOO_MANY_BUCKETS",
                path,
                "groups must have at most " + Shuffle.BUCKETS + " buckets together but had " + sum);
    }

    private void buckets(String path, int buckets) {
        problems.unless(
                buckets >= 1 && buckets <= Shuffle.BUCKETS,
                "INVALID_BUCKETS",
                path,
                "buckets must be in [1, " + Shuffle.BUCKETS + "] but were " + buckets);
    }
}
