package dev.terrace.core.segment;

import com.google.common.collect.ImmutableMap;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's memberships of every segment of a catalogue. */
public final class Memberships implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ImmutableMap<String, Membership> byKey;

    Memberships(ImmutableMap<String, Membership> byKey) {
        this.byKey = byKey;
    }

    /**
     * The membership of one segment.
     *
     * @param segmentKey the segment's key
     * @return the membership
     * @throws IllegalArgumentException if the catalogue has no such segment
     */
    public Membership of(String segmentKey) {
        @Nullable Membership membership = byKey.get(segmentKey);
        if (membership == null) {
            throw new IllegalArgumentException(
                    "segment must be one of " + byKey.keySet() + " but was '" + segmentKey + "'");
        }
        return membership;
    }

    /**
     * Every membership, in the catalogue's order.
     *
     * @return one per segment
     */
    public Collection<Membership> all() {
        return byKey.values();
    }

    /**
     * The keys of the segments that the user belongs to, in the catalogue's order.
     *
     * @param truth which answer to look for
     * @return the keys; empty if there is none
     */
    public List<String> keys(Truth truth) {
        return byKey.values().stream()
                .filter(membership -> membership.truth() == truth)
                .map(membership -> membership.segment().key())
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Memberships that && byKey.equals(that.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    /** {@return the memberships} */
    @Override
    public String toString() {
        return byKey.values().toString();
    }
}
