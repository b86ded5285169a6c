package dev.terrace.core.stats;

/**
 * The two-sided exact test over all tables with given margins.
 *
 * <p>Probabilities that are equal on paper differ by rounding, and whether a table counts hangs on that. So, as in R and
 * SciPy, a table counts that is likelier by no more than one in ten million. FisherExactTest of Commons Statistics 1.2 has
 * no such tolerance and halves some p values.
 */
final class FisherExact {

    private static final double TOLERANCE = 1 + 1e-7;

    /** Below it doubles are coarse, and a product with a factor under 1 may stay what it was. */
    private static final double SMALLEST = Double.MIN_NORMAL;

    private final long with;
    private final long successes;
    private final long lowest;
    private final long highest;

    /** How many users without the trait would be left over if nobody with it were among the successes. */
    private final long spare;

    private FisherExact(FourfoldTable table) {
        this.with = table.successesWith() + table.failuresWith();
        this.successes = table.successesWith() + table.successesWithout();
        this.spare = table.failuresWithout() - table.successesWith();
        this.lowest = Math.max(0, -spare);
        this.highest = Math.min(with, successes);
    }

    static double pValue(FourfoldTable table) {
        return new FisherExact(table).pValue(table.successesWith(), table.total());
    }

    /** Tables are weighed against the likeliest, and left out where the weight is too small for a double. */
    private double pValue(long observed, long total) {
        double expected = (successes + 1.0) * (with + 1.0) / (total + 2.0);
        long likeliest = Math.max(lowest, Math.min(highest, (long) expected));
        double limit = 1;
        for (long k = likeliest; k < observed && limit >= SMALLEST; k++) {
            limit *= up(k);
        }
        for (long k = likeliest; k > observed && limit >= SMALLEST; k--) {
            limit *= down(k);
        }
        limit *= TOLERANCE;
        double all = 0;
        double noLikelier = 0;
        double weight = 1;
        for (long k = likeliest; k <= highest && weight >= SMALLEST; k++) {
            all += weight;
            noLikelier += weight <= limit ? weight : 0;
            weight *= up(k);
        }
        weight = down(likeliest);
        for (long k = likeliest - 1; k >= lowest && weight >= SMALLEST; k--) {
            all += weight;
            noLikelier += weight <= limit ? weight : 0;
            weight *= down(k);
        }
        return noLikelier / all;
    }

    /** How likely k + 1 successes with the trait are over k. */
    private double up(long k) {
        return (with - k) / (k + 1.0) * ((successes - k) / (spare + k + 1.0));
    }

    /** How likely k - 1 successes with the trait are over k. */
    private double down(long k) {
        return k / (with - k + 1.0) * ((spare + k) / (successes - k + 1.0));
    }
}
