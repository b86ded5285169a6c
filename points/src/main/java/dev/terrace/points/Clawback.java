package dev.terrace.points;

/** What happens if a refund takes back more points than the account has. */
public enum Clawback {
    /**
     * The rest becomes a debt, which the next points that come in repay. Worked number: 150 earned, 50 left: the refund
     * takes 50 and leaves a debt of 100.
     */
    DEBT,
    /**
     * The rest is forgiven. Worked number: 150 earned, 50 left: the refund takes 50 and leaves 0. A customer who buys,
     * spends the points and refunds then keeps what they bought.
     */
    FLOOR
}
