package dev.terrace.core.stats;

import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The users at the head of a population (头部用户): all whose amount is at least a threshold.
 *
 * @param users how many they are
 * @param population how many users there are in all
 * @param threshold the smallest amount among them; every user with this amount belongs to them
 * @param amount their amounts together
 * @param total the amounts of all users together; positive
 */
public record HeadGroup(long users, long population, long threshold, BigInteger amount, BigInteger total)
        implements Serializable {

    /**
     * Checks that the part is not above the whole.
     *
     * @throws IllegalArgumentException if a part is negative or above its whole, or the total is not positive
     */
    public HeadGroup {
        if (users < 0 || users > population) {
            throw new IllegalArgumentException("users must be in [0, " + population + "] but were " + users);
        }
        if (total.signum() <= 0 || amount.signum() < 0 || amount.compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "amount must be part of a positive total but was " + amount + " of " + total);
        }
    }

    /**
     * The share of users that the group is.
     *
     * @return its users over all users
     */
    public Ratio userShare() {
        return Ratio.of(users, population);
    }

    /**
     * The share of the total that the group holds. It is that of this population, counted in full, and no estimate.
     *
     * @return a number in [0, 1]
     */
    public double amountShare() {
        return quotient(amount, total);
    }

    /**
     * Whether the group is too small to read much into it.
     *
     * @param minimum how many users it should have
     * @return true if it has fewer
     */
    public boolean isLowSupport(long minimum) {
        return users < minimum;
    }

    static double quotient(BigInteger part, BigInteger whole) {
        return new BigDecimal(part)
                .divide(new BigDecimal(whole), MathContext.DECIMAL128)
                .doubleValue();
    }
}
