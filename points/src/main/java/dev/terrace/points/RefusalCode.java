package dev.terrace.points;

/** Why a command was refused. */
public enum RefusalCode {
    /** The same command id came with another content. Parameter {@code command}. */
    COMMAND_CONFLICT,
    /** The instant lies before the account's last event. Parameters {@code now}, {@code lastEventAt}. */
    CLOCK_BEHIND,
    /** The order is not in the program's currency. Parameters {@code order}, {@code currency}, {@code expected}. */
    WRONG_CURRENCY,
    /** The order has earned already. Parameter {@code order}. */
    ALREADY_EARNED,
    /** The order has a discount already. Parameter {@code order}. */
    ALREADY_REDEEMED,
    /** The order was refunded already. Parameter {@code order}. */
    ALREADY_REFUNDED,
    /** The order neither earned nor took points of this account. Parameter {@code order}. */
    UNKNOWN_ORDER,
    /**
     * The number of points asked for is not allowed. Parameters {@code wanted}, {@code available}, {@code limits}: the
     * {@link dev.terrace.points.redeem.RedemptionLimit}s in its way, separated by commas.
     */
    REDEMPTION_LIMIT,
    /** The program has no redemption rule. */
    NO_REDEMPTION,
    /** The program has no levels. */
    NO_LEVELS,
    /** A number would not fit 64 bits. Parameter {@code order}. */
    OVERFLOW
}
