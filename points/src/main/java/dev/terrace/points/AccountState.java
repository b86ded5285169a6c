package dev.terrace.points;

import com.google.common.collect.ImmutableList;
import dev.terrace.points.level.Growth;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds, apart from its place in time.
 *
 * @param lots the points
 * @param claims what refunds took back elsewhere than from their own lots, with the debt
 * @param orders what happened to each order
 * @param growth the growth gained, by the version of the event that gained it, less what was reversed
 * @param grown all growth ever gained, which bounds every sum of growth
 * @param level the key of the level held; null before the first change
 */
record AccountState(
        Lots lots,
        Claims claims,
        OrderedMap<String, OrderRecord> orders,
        OrderedMap<Long, Growth> growth,
        long grown,
        @Nullable String level)
        implements Serializable {

    static AccountState empty() {
        return new AccountState(Lots.empty(), Claims.empty(), OrderedMap.empty(), OrderedMap.empty(), 0, null);
    }

    long debt() {
        return claims.debt();
    }

    OrderRecord order(String id) {
        @Nullable OrderRecord record = orders.get(id);
        return record == null ? OrderRecord.none() : record;
    }

    /** The growth that a lot's order gained and has not lost. */
    long growthOf(long lot) {
        @Nullable Growth gain = growth.get(lot);
        return gain == null ? 0 : gain.amount();
    }

    AccountState after(PointsEvent event) {
        return event.change().accept(new Fold(this, event));
    }

    private AccountState withLots(Lots newLots) {
        return new AccountState(newLots, claims, orders, growth, grown, level);
    }

    private AccountState withClaims(Claims newClaims) {
        return new AccountState(lots, newClaims, orders, growth, grown, level);
    }

    private AccountState withOrder(String id, OrderRecord record) {
        return new AccountState(lots, claims, orders.with(id, record), growth, grown, level);
    }

    private AccountState withLevel(String newLevel) {
        return new AccountState(lots, claims, orders, growth, grown, newLevel);
    }

    private AccountState gaining(long version, Growth gain) {
        return gain.amount() == 0 ? this : withGrowth(growth.with(version, gain), Math.addExact(grown, gain.amount()));
    }

    private AccountState losing(long version, long amount) {
        @Nullable Growth gain = growth.get(version);
        if (gain == null) {
            return this;
        }
        long left = gain.amount() - amount;
        return withGrowth(
                left == 0 ? growth.without(version) : growth.with(version, new Growth(gain.at(), left)), grown);
    }

    private AccountState withGrowth(OrderedMap<Long, Growth> newGrowth, long newGrown) {
        return new AccountState(lots, claims, orders, newGrowth, newGrown, level);
    }

    /** The effect of each kind of change, if it fits what was before. */
    private record Fold(AccountState state, PointsEvent event) implements Change.Visitor<AccountState> {

        @Override
        public AccountState earned(Change.Earned change) {
            OrderRecord order = state.order(change.orderId());
            require(
                    !order.hasEarned() && !order.refunded(),
                    "an order must earn once, and not after its refund",
                    change.orderId());
            Lot lot = Lot.earned(
                    event.version(),
                    change.orderId(),
                    change.usable(),
                    change.earning().points());
            return state.withLots(state.lots.with(lot))
                    .withOrder(change.orderId(), order.earning(event.version()))
                    .gaining(event.version(), new Growth(event.at(), change.growth()));
        }

        @Override
        public AccountState debtRepaid(Change.DebtRepaid change) {
            return state.withLots(state.lots.change(change.from(), Lot::repay))
                    .withClaims(state.claims.repay(change.from()));
        }

        @Override
        public AccountState redeemed(Change.Redeemed change) {
            OrderRecord order = state.order(change.orderId());
            require(
                    !order.hasRedeemed() && !order.refunded(),
                    "an order must redeem once, and not after its refund",
                    change.orderId());
            for (Allocation allocation : change.from()) {
                Lot lot = state.lots.lot(allocation.lot());
                require(
                        lot.usable().contains(event.at()),
                        "points must be usable when redeemed, at " + event.at() + ", but those of lot " + lot.id()
                                + " are usable in " + lot.usable(),
                        change.orderId());
            }
            return state.withLots(state.lots.change(change.from(), Lot::spend))
                    .withOrder(change.orderId(), order.redeeming(change.from()));
        }

        @Override
        public AccountState clawedBack(Change.ClawedBack change) {
            OrderRecord order = state.order(change.orderId());
            require(
                    order.hasEarned() && !order.claimed() && order.hasRedeemed() == order.restored(),
                    "a refund must take back once, after giving back, what an order earned",
                    change.orderId());
            Lot own = state.lots.lot(order.lot());
            Lots lots = state.lots.change(change.from(), Lot::clawBack);
            long owed = own.original() - own.expired();
            long settled = Math.addExact(change.points(), Math.addExact(change.debt(), change.forgiven()));
            require(
                    settled == owed && lots.lot(own.id()).remaining() == 0,
                    "a refund must take back all " + owed + " points, its own first, but settled " + settled,
                    change.orderId());
            require(
                    change.growth() == state.growthOf(own.id()),
                    "a refund must reverse the growth gained, " + state.growthOf(own.id()) + ", but reversed "
                            + change.growth(),
                    change.orderId());
            return state.withLots(lots)
                    .withClaims(state.claims.with(claim(change, own.id())))
                    .withOrder(change.orderId(), order.claiming(event.version()))
                    .losing(order.lot(), change.growth());
        }

        @Override
        public AccountState restored(Change.Restored change) {
            OrderRecord order = state.order(change.orderId());
            require(
                    change.to().equals(order.redeemed()) && !order.refunded(),
                    "a refund must give back once just what the order took, " + order.redeemed() + ", but gave back "
                            + change.to(),
                    change.orderId());
            return state.withLots(state.lots.change(change.to(), Lot::restore))
                    .withOrder(change.orderId(), order.restoring());
        }

        @Override
        public AccountState exchanged(Change.Exchanged change) {
            OrderRecord order = state.order(change.orderId());
            require(
                    order.claimed(),
                    "points must be exchanged for an order whose points were taken back",
                    change.orderId());
            Claim claim = state.claims.claim(order.claim()).after(change);
            Lots lots = state.lots
                    .change(List.of(new Allocation(order.lot(), change.points())), Lot::clawBack)
                    .change(change.to(), Lot::release)
                    .change(change.repaid(), Lot::unpay);
            return state.withLots(lots).withClaims(state.claims.with(claim));
        }

        @Override
        public AccountState expired(Change.Expired change) {
            for (Allocation allocation : change.from()) {
                Lot lot = state.lots.lot(allocation.lot());
                if (!lot.expiredBy(event.at())) {
                    throw new IllegalArgumentException("points of lot " + lot.id() + " must not expire before "
                            + lot.usable().end() + " but did at " + event.at());
                }
            }
            return state.withLots(state.lots.change(change.from(), Lot::expire));
        }

        @Override
        public AccountState levelChanged(Change.LevelChanged change) {
            if (state.level != null && !state.level.equals(change.from())) {
                throw new IllegalArgumentException("a level must change from the one held, '" + state.level
                        + "', but changed from '" + change.from() + "'");
            }
            return state.withLevel(change.to());
        }

        private Claim claim(Change.ClawedBack change, long own) {
            ImmutableList<Allocation> elsewhere = change.from().stream()
                    .filter(allocation -> allocation.lot() != own)
                    .collect(ImmutableList.toImmutableList());
            return new Claim(event.version(), own, elsewhere, ImmutableList.of(), change.debt(), change.forgiven());
        }

        private static void require(boolean met, String rule, String orderId) {
            if (!met) {
                throw new IllegalArgumentException(rule + " (order '" + orderId + "')");
            }
        }
    }
}
