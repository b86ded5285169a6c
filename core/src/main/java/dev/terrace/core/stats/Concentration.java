package dev.terrace.core.stats;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How an amount, such as money spent or posts written, is spread over users (集中度): head users and the 80/20 rule
 * (头部用户、二八法则), Lorenz curve (洛伦兹曲线) and Gini coefficient (基尼系数). An accumulator of one amount per user.
 *
 * <p>Exact: sums never overflow and do not depend on the order of the users. Accumulators of disjoint parts of a population
 * {@link #merge} to that of the whole. It takes 8 bytes for a user, and sorts them when it is first asked after a user was
 * added. Not thread-safe, not even for reading.
 *
 * <p>Worked numbers: of 80 users with 1 and 20 users with 16, the top 20 % of users hold 80 % of the total; the Gini
 * coefficient is 0.6.
 */
public final class Concentration implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What an array can hold on any virtual machine. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private long[] amounts = new long[0];
    private int size;
    private boolean sorted = true;

    /** The concentration of no users. */
    public Concentration() {}

    /**
     * The concentration of given users.
     *
     * @param amounts the amount of each user; not negative
     * @return a new accumulator
     * @throws IllegalArgumentException if an amount is negative
     */
    public static Concentration of(long... amounts) {
        Concentration concentration = new Concentration();
        concentration.reserve(amounts.length);
        for (long amount : amounts) {
            concentration.add(amount);
        }
        return concentration;
    }

    /**
     * Adds one user.
     *
     * @param amount the user's amount; not negative; 0 for a user who has none but counts in the population
     * @return this accumulator
     * @throws IllegalArgumentException if the amount is negative
     * @throws ArithmeticException if there are more users than an array can hold, about 2 billion
     */
    public Concentration add(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be negative but was " + amount);
        }
        reserve(1);
        sorted &= size == 0 || amounts[size - 1] <= amount;
        amounts[size++] = amount;
        return this;
    }

    /**
     * Adds the users of a disjoint part of the population.
     *
     * @param other the other part's accumulator; not changed
     * @return this accumulator
     * @throws ArithmeticException if there are more users than an array can hold; then none is added
     */
    public Concentration merge(Concentration other) {
        int added = other.size;
        if (added > 0) {
            reserve(added);
            System.arraycopy(other.amounts, 0, amounts, size, added);
            size += added;
            sorted = false;
        }
        return this;
    }

    /**
     * The whole population.
     *
     * @return the number of users
     */
    public long users() {
        return size;
    }

    /**
     * The amounts of all users together.
     *
     * @return the exact sum; 0 if there are no users
     */
    public BigInteger total() {
        WideSum sum = new WideSum();
        for (int i = 0; i < size; i++) {
            sum.addProduct(amounts[i], 1);
        }
        return sum.value();
    }

    /**
     * The Gini coefficient: 0 if all users have the same, near 1 if one of many has everything. It is the mean difference
     * of two users over twice the mean, of this population and without correction for samples; of n users it is at most
     * (n - 1) / n.
     *
     * <p>Source: C. Gini, "Variabilità e mutabilità" (1912); computed as (2 × Σ i × xᵢ - (n + 1) × Σ xᵢ) / (n × Σ xᵢ)
     * over the amounts in ascending order. Worked number: amounts 0, 0 and 3 have 2/3.
     *
     * @return a number in [0, 1); empty if no user has anything
     */
    public OptionalDouble gini() {
        BigInteger total = total();
        if (total.signum() == 0) {
            return OptionalDouble.empty();
        }
        sort();
        WideSum ranked = new WideSum();
        for (int i = 0; i < size; i++) {
            ranked.addProduct(i + 1L, amounts[i]);
        }
        BigInteger users = BigInteger.valueOf(size);
        BigInteger above = ranked.value().shiftLeft(1).subtract(total.multiply(users.add(BigInteger.ONE)));
        return OptionalDouble.of(HeadGroup.quotient(above, total.multiply(users)));
    }

    /**
     * The Lorenz curve: which share of the total the users with the least hold. Between whole users it is a straight
     * line. Worked number: of amounts 0, 1 and 3 in 3 parts it is 0, 0, 0.25 and 1.
     *
     * <p>Source: M. O. Lorenz, Publications of the American Statistical Association 9 (1905).
     *
     * @param parts into how many parts of equal size the users are divided; at least 1
     * @return at index i the share of the total that the lowest i of {@code parts} of the users hold, from 0 to 1; of
     *     length {@code parts} + 1, or empty if no user has anything
     * @throws IllegalArgumentException if there is not at least 1 part
     */
    public double[] lorenz(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts must be at least 1 but was " + parts);
        }
        BigInteger total = total();
        if (total.signum() == 0) {
            return new double[0];
        }
        sort();
        BigInteger scale = BigInteger.valueOf(parts);
        double[] shares = new double[parts + 1];
        WideSum lowest = new WideSum();
        int users = 0;
        for (int part = 0; part <= parts; part++) {
            long position = (long) part * size;
            for (; users < position / parts; users++) {
                lowest.addProduct(amounts[users], 1);
            }
            // The next user's amount counts by the fraction of the user that belongs to the part.
            BigInteger fraction = users == size
                    ? BigInteger.ZERO
                    : BigInteger.valueOf(position % parts).multiply(BigInteger.valueOf(amounts[users]));
            shares[part] = HeadGroup.quotient(lowest.value().multiply(scale).add(fraction), total.multiply(scale));
        }
        return shares;
    }

    /**
     * The users with the most: the smallest group that is at least a share of all users. Users with the same amount are
     * kept together, so that it may be larger. Worked number: of amounts 1, 1, 1 and 5, the top 1/4 is the user with 5, and
     * the top 1/2 is all four.
     *
     * @param ofUsers the share of users, in (0, 1], such as {@code Ratio.of(20, 100)}
     * @return the group; empty if no user has anything
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public Optional<HeadGroup> top(Ratio ofUsers) {
        return head(part(ofUsers, BigInteger.valueOf(size)), BigInteger.ZERO);
    }

    /**
     * The users with the most: the smallest group that holds at least a share of the total. Users with the same amount are
     * kept together, so that it may be larger. Worked number: of 80 users with 1 and 20 users with 16, 80 % are held by
     * 20.
     *
     * @param ofTotal the share of the total, in (0, 1], such as {@code Ratio.of(80, 100)}
     * @return the group; empty if no user has anything
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public Optional<HeadGroup> holding(Ratio ofTotal) {
        return head(BigInteger.ZERO, part(ofTotal, total()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Concentration that && Arrays.equals(ascending(), that.ascending());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ascending());
    }

    /** {@return how many users have how much} */
    @Override
    public String toString() {
        return total() + " held by " + size + " users";
    }

    /** The smallest group of whole ties that has at least so many users and at least so much. */
    private Optional<HeadGroup> head(BigInteger leastUsers, BigInteger leastAmount) {
        BigInteger total = total();
        if (total.signum() == 0) {
            return Optional.empty();
        }
        sort();
        WideSum held = new WideSum();
        int first = size;
        do {
            long threshold = amounts[first - 1];
            int last = first;
            while (first > 0 && amounts[first - 1] == threshold) {
                first--;
            }
            held.addProduct(threshold, last - first);
        } while (size - first < leastUsers.intValueExact() || held.value().compareTo(leastAmount) < 0);
        return Optional.of(new HeadGroup(size - first, size, amounts[first], held.value(), total));
    }

    /** The share of a whole, rounded up. */
    private static BigInteger part(Ratio share, BigInteger whole) {
        requireNonNull(share, "share");
        if (share.numerator() == 0 || share.numerator() > share.denominator()) {
            throw new IllegalArgumentException("share must be in (0, 1] but was " + share);
        }
        BigInteger denominator = BigInteger.valueOf(share.denominator());
        BigInteger[] parts =
                whole.multiply(BigInteger.valueOf(share.numerator())).divideAndRemainder(denominator);
        return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }

    private long[] ascending() {
        sort();
        return Arrays.copyOf(amounts, size);
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(amounts, 0, size);
            sorted = true;
        }
    }

    private void reserve(int more) {
        long needed = (long) size + more;
        if (needed > LARGEST) {
            throw new ArithmeticException("there must be at most " + LARGEST + " users but were " + needed);
        }
        if (needed > amounts.length) {
            amounts = Arrays.copyOf(amounts, (int)
                    Math.min(LARGEST, Math.max(needed, amounts.length + amounts.length / 2L)));
        }
    }
}
