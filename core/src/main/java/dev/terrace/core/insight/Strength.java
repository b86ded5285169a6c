package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.stats.RankCorrelation;
import dev.terrace.core.stats.TestResult;
import java.io.Serializable;

/** How strongly an attribute as a whole goes with a behaviour. */
public sealed interface Strength extends Serializable {

    /**
     * One number for all kinds.
     *
     * @return Cramér's V in [0, 1], or the rank correlation in [-1, 1]
     */
    double effect();

    /**
     * Of an attribute whose values are categories.
     *
     * @param chiSquare the test of independence, of values by behaviour
     * @param degreesOfFreedom the number of values minus 1
     * @param cramersV how strongly they go together, in [0, 1]
     */
    record Categories(TestResult chiSquare, int degreesOfFreedom, double cramersV) implements Strength {

        /** Checks that the test is given. */
        public Categories {
            requireNonNull(chiSquare, "chiSquare");
        }

        @Override
        public double effect() {
            return cramersV;
        }
    }

    /**
     * Of an attribute whose values are on a scale: numbers, dates, instants and durations.
     *
     * @param correlation that of the values' ranks and the behaviour; positive if users with larger values did it rather
     */
    record Ranks(RankCorrelation correlation) implements Strength {

        /** Checks that the correlation is given. */
        public Ranks {
            requireNonNull(correlation, "correlation");
        }

        @Override
        public double effect() {
            return correlation.coefficient();
        }
    }
}
