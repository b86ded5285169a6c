package dev.terrace.points;

import dev.terrace.points.level.Growth;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds, apart from its place in time.
 *
 * @param lots the points
 * @param debt points owed
 * @param orders what happened to each order
 * @param growth the growth gained, by the version of the event that gained it, less what was reversed
 * @param grown all growth ever gained, which bounds every sum of growth
 * @param level the key of the level held; null before the first change
 */
record AccountState(
        Lots lots,
        long debt,
        OrderedMap<String, OrderRecord> orders,
        OrderedMap<Long, Growth> growth,
        long grown,
        @Nullable String level)
        implements Serializable {

    AccountState {
        if (debt < 0) {
            throw new IllegalArgumentException("debt must not be negative but was " + debt);
        }
    }

    static AccountState empty() {
        return new AccountState(Lots.empty(), 0, OrderedMap.empty(), OrderedMap.empty(), 0, null);
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
        return new AccountState(newLots, debt, orders, growth, grown, level);
    }

    private AccountState withDebt(long newDebt) {
        return new AccountState(lots, newDebt, orders, growth, grown, level);
    }

    private AccountState withOrder(String id, OrderRecord record) {
        return new AccountState(lots, debt, orders.with(id, record), growth, grown, level);
    }

    private AccountState withLevel(String newLevel) {
        return new AccountState(lots, debt, orders, growth, grown, newLevel);
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
        return new AccountState(lots, debt, orders, newGrowth, newGrown, level);
    }

    /** The effect of each kind of change. */
    private record Fold(AccountState state, PointsEvent event) implements Change.Visitor<AccountState> {

        @Override
        public AccountState earned(Change.Earned change) {
            Lot lot = Lot.earned(
                    event.version(),
                    change.orderId(),
                    change.usable(),
                    change.earning().points());
            OrderRecord order = state.order(change.orderId()).earning(event.version());
            return state.withLots(state.lots.with(lot))
                    .withOrder(change.orderId(), order)
                    .gaining(event.version(), new Growth(event.at(), change.growth()));
        }

        @Override
        public AccountState debtRepaid(Change.DebtRepaid change) {
            return state.withLots(state.lots.change(change.from(), Lot::repay)).withDebt(state.debt - change.points());
        }

        @Override
        public AccountState redeemed(Change.Redeemed change) {
            OrderRecord order = state.order(change.orderId()).redeeming(change.from());
            return state.withLots(state.lots.change(change.from(), Lot::spend)).withOrder(change.orderId(), order);
        }

        @Override
        public AccountState clawedBack(Change.ClawedBack change) {
            OrderRecord order = state.order(change.orderId());
            return state.withLots(state.lots.change(change.from(), Lot::clawBack))
                    .withDebt(Math.addExact(state.debt, change.debt()))
                    .withOrder(change.orderId(), order.refund())
                    .losing(order.lot(), change.growth());
        }

        @Override
        public AccountState restored(Change.Restored change) {
            OrderRecord order = state.order(change.orderId()).refund();
            return state.withLots(state.lots.change(change.to(), Lot::restore)).withOrder(change.orderId(), order);
        }

        @Override
        public AccountState expired(Change.Expired change) {
            return state.withLots(state.lots.change(change.from(), Lot::expire));
        }

        @Override
        public AccountState levelChanged(Change.LevelChanged change) {
            return state.withLevel(change.to());
        }
    }
}
