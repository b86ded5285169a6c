package dev.terrace.core.stats;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts of users by two categories (列联表), such as segment by channel, or date by city: an accumulator. It says
 * whether the two go together, whether a distribution has shifted between two populations, and whether groups have the
 * sizes that were planned.
 *
 * <p>A row is one population, and its counts by column a distribution (分布). A user whose column is not known is counted
 * apart, with {@link #addMissing}, and takes no part in tests. Labels come into being when they are added, also with a
 * count of 0; a row or column without users takes no part in tests. Numeric attributes are cut into bins before.
 *
 * <p>Tables of disjoint parts of a population {@link #merge} to the table of the whole, in any order and split in any
 * way. Not thread-safe: an accumulator is filled by one thread.
 *
 * <p>Worked numbers: rows a = (5, 1) and b = (2, 10) have chi-square 7.4805 with 1 degree of freedom, p 0.00624, and
 * Cramér's V 0.6447.
 */
public final class ContingencyTable implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of a plan, over the largest: of less, not even one user could be planned for all users there ever will be. */
    private static final double SMALLEST_SHARE = 1e-100;

    private final TreeMap<String, TreeMap<String, Long>> cells = new TreeMap<>();
    private final TreeMap<String, Long> missing = new TreeMap<>();
    private final TreeSet<String> columns = new TreeSet<>();

    /** Users of all cells and those missing: as it fits 64 bits, every sum of some of them does. */
    private long users;

    /** An empty table. */
    public ContingencyTable() {}

    /**
     * Counts one user.
     *
     * @param row the user's category in rows, such as a segment or the name of the population
     * @param column the user's category in columns, such as a city
     * @return this table
     * @throws ArithmeticException if the users do not fit 64 bits
     */
    public ContingencyTable add(String row, String column) {
        return add(row, column, 1);
    }

    /**
     * Counts several users of the same categories.
     *
     * @param row their category in rows
     * @param column their category in columns
     * @param count how many they are; 0 only makes the labels known
     * @return this table
     * @throws IllegalArgumentException if the count is negative
     * @throws ArithmeticException if the users do not fit 64 bits
     */
    public ContingencyTable add(String row, String column, long count) {
        requireNonNull(row, "row");
        requireNonNull(column, "column");
        users = Math.addExact(users, requireCount(count, row));
        columns.add(column);
        cellsOf(row).merge(column, count, Long::sum);
        return this;
    }

    /**
     * Counts users of a row whose column is not known.
     *
     * @param row their category in rows
     * @param count how many they are
     * @return this table
     * @throws IllegalArgumentException if the count is negative
     * @throws ArithmeticException if the users do not fit 64 bits
     */
    public ContingencyTable addMissing(String row, long count) {
        requireNonNull(row, "row");
        users = Math.addExact(users, requireCount(count, row));
        cellsOf(row);
        if (count > 0) {
            missing.merge(row, count, Long::sum);
        }
        return this;
    }

    /**
     * Adds the counts of a disjoint part of the population.
     *
     * @param other the other part's table; not changed
     * @return this table
     * @throws ArithmeticException if the users do not fit 64 bits; then nothing is added
     */
    public ContingencyTable merge(ContingencyTable other) {
        users = Math.addExact(users, other.users);
        columns.addAll(other.columns);
        other.cells.forEach((row, counts) -> {
            Map<String, Long> own = cellsOf(row);
            // As a list, since the other table may be this one.
            List.copyOf(counts.entrySet()).forEach(cell -> own.merge(cell.getKey(), cell.getValue(), Long::sum));
        });
        List.copyOf(other.missing.entrySet()).forEach(row -> missing.merge(row.getKey(), row.getValue(), Long::sum));
        return this;
    }

    /**
     * The categories in rows.
     *
     * @return the labels in their natural order
     */
    public List<String> rows() {
        return ImmutableList.copyOf(cells.keySet());
    }

    /**
     * The categories in columns.
     *
     * @return the labels in their natural order
     */
    public List<String> columns() {
        return ImmutableList.copyOf(columns);
    }

    /**
     * How many users are in one cell.
     *
     * @param row the category in rows
     * @param column the category in columns
     * @return the number of users; 0 for labels that were never added
     */
    public long count(String row, String column) {
        requireNonNull(column, "column");
        TreeMap<String, Long> counts = cells.get(row);
        return counts == null ? 0 : counts.getOrDefault(column, 0L);
    }

    /**
     * How many users of a row have a known column.
     *
     * @param row the category in rows
     * @return the number of users, without those missing; 0 for a label that was never added
     */
    public long known(String row) {
        TreeMap<String, Long> counts = cells.get(row);
        return counts == null
                ? 0
                : counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The share of a category in the distribution of a row.
     *
     * @param row the category in rows
     * @param column the category in columns
     * @return users of the cell over all users of the row whose column is known; undefined if there are none
     */
    public Proportion share(String row, String column) {
        return Proportion.of(count(row, column), known(row));
    }

    /**
     * The share of users of a row whose column is not known (缺失率).
     *
     * @param row the category in rows
     * @return missing users over all users of the row; undefined if there are none
     */
    public Proportion missingShare(String row) {
        long unknown = missing.getOrDefault(row, 0L);
        return Proportion.of(unknown, unknown + known(row));
    }

    /**
     * The degrees of freedom of {@link #chiSquare()}.
     *
     * @return (rows - 1) × (columns - 1), of those that have users; 0 if there is nothing to test
     */
    public int degreesOfFreedom() {
        return pearson(rows()).degreesOfFreedom();
    }

    /**
     * Pearson's chi-square test that rows and columns are independent, without Yates' correction.
     *
     * <p>Source: K. Pearson, Philosophical Magazine 50 (1900).
     *
     * @return chi-square and its p value; empty unless at least two rows and two columns have users
     */
    public Optional<TestResult> chiSquare() {
        return pearson(rows()).test();
    }

    /**
     * Pearson's chi-square test that two populations have the same distribution.
     *
     * @param before the row of the one population
     * @param after the row of the other population
     * @return chi-square and its p value; empty if a population has no users, or all users are of one category
     */
    public Optional<TestResult> chiSquare(String before, String after) {
        return pearson(List.of(before, after)).test();
    }

    /**
     * Cramér's V: how strongly rows and columns go together, whatever the size of the table. Worked number: rows (10, 0)
     * and (0, 10) have 1.
     *
     * <p>Source: H. Cramér, "Mathematical Methods of Statistics" (1946), chapter 21.9. No correction for bias.
     *
     * @return a number in [0, 1]; empty unless at least two rows and two columns have users
     */
    public OptionalDouble cramersV() {
        return pearson(rows()).cramersV();
    }

    /**
     * The population stability index (PSI, 群体稳定性指标) of two distributions: the sum over categories of (share after -
     * share before) × ln(share after / share before). It is 0 for equal distributions and does not depend on which
     * population comes first. Customarily less than 0.1 is read as stable and more than 0.25 as a shift. Worked number:
     * shares of 50 % and 50 % before, 60 % and 40 % after have 0.0405.
     *
     * <p>The prior is added to each category in which either population has users, in both populations, since a category that
     * one population lacks would make the index infinite. Other populations of the table change nothing. Source: N. Siddiqi, "Credit Risk Scorecards" (2006).
     *
     * @param before the row of the one population
     * @param after the row of the other population
     * @param prior how many users to add to each category; finite and not negative, mostly 0.5
     * @return a number that is not negative; empty if a population has no users, or if the prior is 0 and a category has
     *     users in one population only
     * @throws IllegalArgumentException if the prior is negative or not finite
     */
    public OptionalDouble stabilityIndex(String before, String after, double prior) {
        Bounds.prior(prior);
        if (known(before) == 0 || known(after) == 0) {
            return OptionalDouble.empty();
        }
        List<String> filled = columns.stream()
                .filter(column -> count(before, column) > 0 || count(after, column) > 0)
                .toList();
        double allBefore = known(before) + prior * filled.size();
        double allAfter = known(after) + prior * filled.size();
        double index = 0;
        for (String column : filled) {
            double shareBefore = (count(before, column) + prior) / allBefore;
            double shareAfter = (count(after, column) + prior) / allAfter;
            if (shareBefore != shareAfter) {
                index += (shareAfter - shareBefore) * (Math.log(shareAfter) - Math.log(shareBefore));
            }
        }
        return Double.isFinite(index) ? OptionalDouble.of(index) : OptionalDouble.empty();
    }

    /**
     * The chi-square test that the users of a row are spread as planned. Of an experiment's groups it is the check for a
     * sample ratio mismatch (SRM, 样本比例失衡): a p value under 0.001 says that something in the assignment or the
     * records is broken, and no other figure of the experiment should be read.
     *
     * <p>Worked number: 821588 and 815482 users where halves were planned have chi-square 22.774 and p 0.0000018.
     *
     * @param row the category in rows, such as the experiment
     * @param planned the planned share of each category in columns, on any scale: 1 and 1 are halves
     * @return chi-square, of one degree of freedom less than there are categories, and its p value; empty if the row has
     *     no users or only one category is planned
     * @throws IllegalArgumentException if a planned share is not finite and positive, or less than 1e-100 of the largest, or
     *     users are in a category that has none
     */
    public Optional<TestResult> chiSquareOfPlan(String row, Map<String, Double> planned) {
        TreeMap<String, Double> shares = new TreeMap<>(planned);
        shares.forEach((column, share) -> {
            if (!(share > 0 && Double.isFinite(share))) {
                throw new IllegalArgumentException(
                        "a planned share must be finite and positive but was " + share + " (" + column + ")");
            }
        });
        for (String column : columns) {
            if (count(row, column) > 0 && !shares.containsKey(column)) {
                throw new IllegalArgumentException("users must be in planned categories " + shares.keySet() + " but "
                        + count(row, column) + " are in '" + column + "' (" + row + ")");
            }
        }
        double[] expected = ofLargest(shares);
        long[] observed =
                shares.keySet().stream().mapToLong(column -> count(row, column)).toArray();
        return PearsonChiSquare.against(expected, observed);
    }

    /** Each share over the largest, so that no sum or square of them is out of range. */
    private static double[] ofLargest(Map<String, Double> shares) {
        double largest =
                shares.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        shares.forEach((column, share) -> {
            if (share / largest < SMALLEST_SHARE) {
                throw new IllegalArgumentException("a planned share must be at least " + SMALLEST_SHARE
                        + " of the largest but was " + share + " of " + largest + " (" + column + ")");
            }
        });
        return shares.values().stream().mapToDouble(share -> share / largest).toArray();
    }

    /**
     * Whether counts are too small for {@link #chiSquare()} to be trusted.
     *
     * @param minimum what the smallest expected count should be; customarily 5 (W. G. Cochran, Biometrics 10 (1954))
     * @return true if rows and columns that were independent would have fewer users in some cell, or if there is nothing
     *     to test
     */
    public boolean isLowSupport(double minimum) {
        OptionalDouble smallest = pearson(rows()).smallestExpected();
        return smallest.isEmpty() || smallest.getAsDouble() < minimum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContingencyTable that
                && cells.equals(that.cells)
                && missing.equals(that.missing)
                && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return cells.hashCode() * 31 + missing.hashCode();
    }

    /** {@return the counts by row and column, and those missing if there are any} */
    @Override
    public String toString() {
        return cells + (missing.isEmpty() ? "" : ", missing " + missing);
    }

    private Map<String, Long> cellsOf(String row) {
        return cells.computeIfAbsent(row, absent -> new TreeMap<>());
    }

    private PearsonChiSquare pearson(List<String> ofRows) {
        return PearsonChiSquare.of(ofRows.stream()
                .map(row ->
                        columns.stream().mapToLong(column -> count(row, column)).toArray())
                .toArray(long[][]::new));
    }

    private static long requireCount(long count, String row) {
        if (count < 0) {
            throw new IllegalArgumentException("count must not be negative but was " + count + " (" + row + ")");
        }
        return count;
    }
}
