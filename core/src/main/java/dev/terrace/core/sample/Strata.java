package dev.terrace.core.sample;

import com.google.common.collect.ImmutableSortedMap;
import dev.terrace.core.population.Audience;
import java.util.Map;
import java.util.function.Function;

/** Checks that named audiences are strata: at least one, of one roster, disjoint. */
final class Strata {

    private Strata() {}

    static <T, U extends Comparable<? super U>> ImmutableSortedMap<String, T> of(
            Map<String, T> byName, Function<? super T, Audience<U>> audience) {
        ImmutableSortedMap<String, T> sorted = ImmutableSortedMap.copyOf(byName);
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("strata must be at least one but were none");
        }
        Audience<U> before =
                Audience.none(audience.apply(sorted.values().asList().get(0)).roster());
        for (Map.Entry<String, T> stratum : sorted.entrySet()) {
            Audience<U> users = audience.apply(stratum.getValue());
            int shared = users.andSize(before);
            if (shared > 0) {
                throw new IllegalArgumentException("strata must be disjoint but " + shared + " users of '"
                        + stratum.getKey() + "' are in others too, such as '"
                        + users.and(before).iterator().next() + "'");
            }
            before = before.or(users);
        }
        return sorted;
    }
}
