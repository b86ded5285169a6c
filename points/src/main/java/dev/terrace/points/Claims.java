package dev.terrace.points;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims of all refunds. Debt belongs to the claim that made it, so that what repaid it can be given back.
 *
 * @param all every claim, by the version of the event that made it
 * @param owing the claims with debt, the oldest first, which is repaid first
 * @param debt the debt of all claims
 */
record Claims(OrderedMap<Long, Claim> all, OrderedMap<Long, Claim> owing, long debt) implements Serializable {

    static Claims empty() {
        return new Claims(OrderedMap.empty(), OrderedMap.empty(), 0);
    }

    Claim claim(long id) {
        @Nullable Claim claim = all.get(id);
        if (claim == null) {
            throw new IllegalArgumentException("claim must have been made on this account but was " + id);
        }
        return claim;
    }

    Claims with(Claim claim) {
        long id = claim.id();
        @Nullable Claim before = all.get(id);
        long change = Math.subtractExact(claim.debt(), before == null ? 0 : before.debt());
        return new Claims(
                all.with(id, claim),
                claim.debt() > 0 ? owing.with(id, claim) : owing.without(id),
                Math.addExact(debt, change));
    }

    /** These claims after points repaid debt, the oldest first. */
    Claims repay(List<Allocation> from) {
        Claims claims = this;
        for (Allocation allocation : from) {
            claims = claims.repay(allocation);
        }
        return claims;
    }

    private Claims repay(Allocation allocation) {
        Claims claims = this;
        long left = allocation.points();
        for (Claim claim : owing.values()) {
            long part = Math.min(left, claim.debt());
            if (part > 0) {
                claims = claims.with(claim.repay(new Allocation(allocation.lot(), part)));
                left -= part;
            }
        }
        if (left > 0) {
            throw new IllegalArgumentException("debt must not be negative but was " + -left);
        }
        return claims;
    }
}
