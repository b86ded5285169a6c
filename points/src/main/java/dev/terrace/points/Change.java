package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.time.Interval;
import dev.terrace.points.earn.Earning;
import dev.terrace.points.level.LevelMove;
import dev.terrace.points.redeem.Redemption;
import java.io.Serializable;
import java.util.List;

/** What an event changes in an account, complete: folding it needs no program. */
public sealed interface Change extends Serializable {

    /**
     * Hands this change to the method for its kind, so that the compiler checks that every kind is handled.
     *
     * @param visitor what to do with each kind of change
     * @param <R> the result's type
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * An order earned a lot of points, whose id is the version of the event, and growth.
     *
     * @param orderId the order
     * @param earning the points, with how they came about; 0 points are recorded too
     * @param growth the growth gained; not negative
     * @param usable from when to when the points can be spent
     */
    record Earned(String orderId, Earning earning, long growth, Interval usable) implements Change {
        /**
         * Checks and copies the components.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public Earned {
            requireNonNull(orderId, "orderId");
            requireNonNull(earning, "earning");
            requireNotNegative(growth, "growth");
            requireNonNull(usable, "usable");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.earned(this);
        }
    }

    /**
     * Points that came in repaid a debt.
     *
     * @param from the points taken, by lot
     */
    record DebtRepaid(List<Allocation> from) implements Change {
        /** Checks and copies the components. */
        public DebtRepaid {
            from = List.copyOf(from);
        }

        /**
         * How many points were repaid.
         *
         * @return the sum of the allocations
         */
        public long points() {
            return Allocation.sum(from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.debtRepaid(this);
        }
    }

    /**
     * An order took points for a discount.
     *
     * @param orderId the order
     * @param redemption the points and the discount, with what bound them; 0 points are recorded too
     * @param from the points taken, by lot, in the order of consumption; empty for 0 points
     */
    record Redeemed(String orderId, Redemption redemption, List<Allocation> from) implements Change {
        /**
         * Checks and copies the components.
         *
         * @throws IllegalArgumentException if the allocations do not add up to the points of the redemption, or name a
         *     lot twice
         */
        public Redeemed {
            requireNonNull(orderId, "orderId");
            requireNonNull(redemption, "redemption");
            from = List.copyOf(from);
            if (Allocation.sum(from) != redemption.points()) {
                throw new IllegalArgumentException("points taken must add up to " + redemption.points()
                        + ", the points redeemed, but were " + from + " (order '" + orderId + "')");
            }
            if (from.stream().map(Allocation::lot).distinct().count() < from.size()) {
                throw new IllegalArgumentException(
                        "points must be taken from each lot once but were " + from + " (order '" + orderId + "')");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redeemed(this);
        }
    }

    /**
     * A refund took back what the order had earned, less what of it had expired.
     *
     * @param orderId the order
     * @param from the points taken, by lot; the order's own lot first
     * @param debt the points that were not there and became a debt
     * @param forgiven the points that were not there and were forgiven
     * @param growth the growth reversed, at the instant at which it was gained
     */
    record ClawedBack(String orderId, List<Allocation> from, long debt, long forgiven, long growth) implements Change {
        /**
         * Checks and copies the components.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public ClawedBack {
            requireNonNull(orderId, "orderId");
            from = List.copyOf(from);
            requireNotNegative(debt, "debt");
            requireNotNegative(forgiven, "forgiven");
            requireNotNegative(growth, "growth");
        }

        /**
         * How many points were taken back.
         *
         * @return the sum of the allocations, without debt and forgiven points
         */
        public long points() {
            return Allocation.sum(from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.clawedBack(this);
        }
    }

    /**
     * A refund gave back the points that the order had taken, to the lots they came from.
     *
     * @param orderId the order
     * @param to the points given back, by lot
     */
    record Restored(String orderId, List<Allocation> to) implements Change {
        /** Checks and copies the components. */
        public Restored {
            requireNonNull(orderId, "orderId");
            to = List.copyOf(to);
        }

        /**
         * How many points were given back.
         *
         * @return the sum of the allocations
         */
        public long points() {
            return Allocation.sum(to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.restored(this);
        }
    }

    /**
     * Points came back to a lot whose order was refunded, and were taken back there instead of what the refund had taken
     * back elsewhere, owed or forgiven. So it makes no difference which of two orders is refunded first. Worked number:
     * an order earned 100, of which another spent 60; its refund took 40 and made a debt of 60. The refund of the other
     * order brings 60 back: they are taken back and the debt is cancelled.
     *
     * @param orderId the refunded order whose lot the points came back to
     * @param points how many; the sum of everything below
     * @param to points that the refund had taken from other lots and that are given back there, by lot
     * @param repaid points that had repaid the refund's debt and are given back, by lot
     * @param debt the debt cancelled
     * @param forgiven the points that need not be forgiven any more
     */
    record Exchanged(
            String orderId, long points, List<Allocation> to, List<Allocation> repaid, long debt, long forgiven)
            implements Change {
        /**
         * Checks and copies the components.
         *
         * @throws IllegalArgumentException if a number is negative, there are no points, or the parts do not add up to
         *     the points
         */
        public Exchanged {
            requireNonNull(orderId, "orderId");
            to = List.copyOf(to);
            repaid = List.copyOf(repaid);
            requireNotNegative(debt, "debt");
            requireNotNegative(forgiven, "forgiven");
            long parts = Math.addExact(
                    Math.addExact(Allocation.sum(to), Allocation.sum(repaid)), Math.addExact(debt, forgiven));
            if (points < 1 || parts != points) {
                throw new IllegalArgumentException("exchanged points must be at least 1 and their parts must add up to "
                        + points + " but were " + parts + " (order '" + orderId + "')");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exchanged(this);
        }
    }

    /**
     * Points expired.
     *
     * @param from the points lost, by lot
     */
    record Expired(List<Allocation> from) implements Change {
        /** Checks and copies the components. */
        public Expired {
            from = List.copyOf(from);
        }

        /**
         * How many points expired.
         *
         * @return the sum of the allocations
         */
        public long points() {
            return Allocation.sum(from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expired(this);
        }
    }

    /**
     * A review changed the level held.
     *
     * @param from the key of the level held before
     * @param to the key of the level held now
     * @param growth the growth in the window that earned it
     * @param move whether the level rose, fell or was replaced
     */
    record LevelChanged(String from, String to, long growth, LevelMove move) implements Change {
        /**
         * Checks and copies the components.
         *
         * @throws IllegalArgumentException if a number is negative, or nothing changes
         */
        public LevelChanged {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNotNegative(growth, "growth");
            requireNonNull(move, "move");
            if (from.equals(to) || move == LevelMove.KEPT) {
                throw new IllegalArgumentException(
                        "a level must change but was " + move + " from '" + from + "' to '" + to + "'");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.levelChanged(this);
        }
    }

    private static void requireNotNegative(long number, String name) {
        if (number < 0) {
            throw new IllegalArgumentException(name + " must not be negative but was " + number);
        }
    }

    /**
     * What to do with each kind of change.
     *
     * @param <R> the result's type
     */
    interface Visitor<R> {
        /**
         * Handles an earning.
         *
         * @param change the change
         * @return the result
         */
        R earned(Earned change);

        /**
         * Handles a repayment.
         *
         * @param change the change
         * @return the result
         */
        R debtRepaid(DebtRepaid change);

        /**
         * Handles a redemption.
         *
         * @param change the change
         * @return the result
         */
        R redeemed(Redeemed change);

        /**
         * Handles a claw-back.
         *
         * @param change the change
         * @return the result
         */
        R clawedBack(ClawedBack change);

        /**
         * Handles a restoration.
         *
         * @param change the change
         * @return the result
         */
        R restored(Restored change);

        /**
         * Handles an exchange.
         *
         * @param change the change
         * @return the result
         */
        R exchanged(Exchanged change);

        /**
         * Handles an expiry.
         *
         * @param change the change
         * @return the result
         */
        R expired(Expired change);

        /**
         * Handles a change of level.
         *
         * @param change the change
         * @return the result
         */
        R levelChanged(LevelChanged change);
    }
}
