package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import dev.terrace.points.redeem.Wanted;
import java.io.Serializable;

/**
 * What a host asks of an account. Each command has an id: the same id with the same content is carried out once.
 */
public sealed interface Command extends Serializable {

    /**
     * What identifies the command within its account.
     *
     * @return the id; not blank
     */
    String id();

    /**
     * Hands this command to the method for its kind, so that the compiler checks that every kind is handled.
     *
     * @param visitor what to do with each kind of command
     * @param <R> the result's type
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * An order earns points and growth.
     *
     * @param id the command's id; not blank
     * @param order the order with what was paid, after any discount
     * @return the command
     * @throws IllegalArgumentException if the id is blank
     */
    static Earn earn(String id, Order order) {
        return new Earn(id, order);
    }

    /**
     * An order takes as many points as the rules allow.
     *
     * @param id the command's id; not blank
     * @param order the order with its total before the discount
     * @return the command
     * @throws IllegalArgumentException if the id is blank
     */
    static Redeem redeem(String id, Order order) {
        return new Redeem(id, order, Wanted.most());
    }

    /**
     * An order takes points.
     *
     * @param id the command's id; not blank
     * @param order the order with its total before the discount
     * @param wanted how many points
     * @return the command
     * @throws IllegalArgumentException if the id is blank
     */
    static Redeem redeem(String id, Order order, Wanted wanted) {
        return new Redeem(id, order, wanted);
    }

    /**
     * A whole order is refunded: what it took is given back, what it earned is taken back.
     *
     * @param id the command's id; not blank
     * @param orderId the order
     * @return the command
     * @throws IllegalArgumentException if the id is blank
     */
    static Refund refund(String id, String orderId) {
        return new Refund(id, orderId);
    }

    /**
     * Books what has expired. Balances are the same without it. If nothing is due there is no event, and the id stays
     * free.
     *
     * @param id the command's id; not blank
     * @return the command
     * @throws IllegalArgumentException if the id is blank
     */
    static ExpireDue expireDue(String id) {
        return new ExpireDue(id);
    }

    /**
     * Sets the level to the one that the growth gained before the instant of the review earns, as
     * {@link PointsProgram#review} says. Growth gained just then does not count yet.
     *
     * @param id the command's id; not blank
     * @return the command
     * @throws IllegalArgumentException if the id is blank
     */
    static ReviewLevel reviewLevel(String id) {
        return new ReviewLevel(id);
    }

    /**
     * An order earns points and growth.
     *
     * @param id the command's id; not blank
     * @param order the order with what was paid, after any discount
     */
    record Earn(String id, Order order) implements Command {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the id is blank
         */
        public Earn {
            requireId(id);
            requireNonNull(order, "order");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.earn(this);
        }
    }

    /**
     * An order takes points.
     *
     * @param id the command's id; not blank
     * @param order the order with its total before the discount
     * @param wanted how many points
     */
    record Redeem(String id, Order order, Wanted wanted) implements Command {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the id is blank
         */
        public Redeem {
            requireId(id);
            requireNonNull(order, "order");
            requireNonNull(wanted, "wanted");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redeem(this);
        }
    }

    /**
     * A whole order is refunded.
     *
     * @param id the command's id; not blank
     * @param orderId the order
     */
    record Refund(String id, String orderId) implements Command {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if an id is blank
         */
        public Refund {
            requireId(id);
            if (requireNonNull(orderId, "orderId").isBlank()) {
                throw new IllegalArgumentException("order id must not be blank but was '" + orderId + "' (" + id + ")");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refund(this);
        }
    }

    /**
     * Books what has expired.
     *
     * @param id the command's id; not blank
     */
    record ExpireDue(String id) implements Command {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the id is blank
         */
        public ExpireDue {
            requireId(id);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expireDue(this);
        }
    }

    /**
     * Sets the level to the one that the growth gained before the instant of the review earns, as
     * {@link PointsProgram#review} says. Growth gained just then does not count yet.
     *
     * @param id the command's id; not blank
     */
    record ReviewLevel(String id) implements Command {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the id is blank
         */
        public ReviewLevel {
            requireId(id);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reviewLevel(this);
        }
    }

    private static void requireId(String id) {
        if (requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("command id must not be blank but was '" + id + "'");
        }
    }

    /**
     * What to do with each kind of command.
     *
     * @param <R> the result's type
     */
    interface Visitor<R> {
        /**
         * Handles an earning.
         *
         * @param command the command
         * @return the result
         */
        R earn(Earn command);

        /**
         * Handles a redemption.
         *
         * @param command the command
         * @return the result
         */
        R redeem(Redeem command);

        /**
         * Handles a refund.
         *
         * @param command the command
         * @return the result
         */
        R refund(Refund command);

        /**
         * Handles a sweep of what has expired.
         *
         * @param command the command
         * @return the result
         */
        R expireDue(ExpireDue command);

        /**
         * Handles a review.
         *
         * @param command the command
         * @return the result
         */
        R reviewLevel(ReviewLevel command);
    }
}
