package dev.terrace.core.codec;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Lists keys in messages in the order of the language, not in that of a hash. */
final class Listing {

    private Listing() {}

    static List<String> of(Collection<String> order, Set<String> keys) {
        return order.stream().filter(keys::contains).toList();
    }
}
