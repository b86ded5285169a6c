package dev.terrace.rfm;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Label;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Where one dimension of a population is cut, and so which score a value has. Cuts that were made for one population
 * score any other value too.
 *
 * <p>Worked numbers: the cuts 1, 1, 2, 4 of frequency score one order 1, two orders 3, three or four orders 4 and more
 * orders 5; nobody can score 2, since two cuts coincide.
 */
public final class Cuts implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Dimension dimension;
    private final ImmutableList<BigDecimal> points;
    private final boolean equalIsAbove;

    /** For each cut, the largest whole number below it: comparing with these is exact. */
    private final long[] lastBelow;

    private Cuts(Dimension dimension, List<BigDecimal> points, boolean equalIsAbove) {
        this.dimension = dimension;
        this.points = ImmutableList.copyOf(points);
        this.equalIsAbove = equalIsAbove;
        this.lastBelow = points.stream().mapToLong(this::lastBelow).toArray();
    }

    /** Cuts that a value lies above only if it is greater; points rounded down, if at all. */
    static Cuts equalBelow(Dimension dimension, List<BigDecimal> points) {
        return new Cuts(dimension, points, false);
    }

    /** Cuts that a value lies above also if it is equal; points rounded up, if at all. */
    static Cuts equalAbove(Dimension dimension, List<BigDecimal> points) {
        return new Cuts(dimension, points, true);
    }

    private long lastBelow(BigDecimal point) {
        return equalIsAbove
                ? point.setScale(0, RoundingMode.CEILING).longValueExact() - 1
                : point.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /**
     * What is cut.
     *
     * @return the dimension
     */
    public Dimension dimension() {
        return dimension;
    }

    /**
     * The cuts for people, ascending. They have two decimals, rounded so that every whole number stays on its side of
     * the cut; scores do not suffer from it.
     *
     * @return one point fewer than there are bins; points may coincide
     */
    public List<BigDecimal> points() {
        return points;
    }

    /**
     * The highest score.
     *
     * @return the number of bins
     */
    public int bins() {
        return points.size() + 1;
    }

    /**
     * The score of a value.
     *
     * @param value days, orders or minor units
     * @return from 1, the worst, to {@link #bins()}, the best
     */
    public int score(long value) {
        int below = cutsBelow(value);
        return dimension.moreIsBetter() ? below + 1 : bins() - below;
    }

    /**
     * Why a value has its score.
     *
     * @param value days, orders or minor units
     * @return the score and the cuts around the value: {@code F = 4 since 2 < 3 ≤ 4 orders}
     */
    public Label explain(long value) {
        int below = cutsBelow(value);
        String score = dimension.letter() + " = " + score(value);
        String comparison = lower(below) + value + upper(below);
        return Label.of(
                score + " since " + comparison + " " + dimension.unit().english(),
                score + "，因为 " + comparison + " " + dimension.unit().chinese());
    }

    private int cutsBelow(long value) {
        int below = 0;
        while (below < lastBelow.length && value > lastBelow[below]) {
            below++;
        }
        return below;
    }

    private String lower(int below) {
        return below == 0 ? "" : text(points.get(below - 1)) + (equalIsAbove ? " ≤ " : " < ");
    }

    private String upper(int below) {
        return below == points.size() ? "" : (equalIsAbove ? " < " : " ≤ ") + text(points.get(below));
    }

    private static String text(BigDecimal point) {
        return point.stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cuts that
                && dimension == that.dimension
                && equalIsAbove == that.equalIsAbove
                && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return dimension.name().hashCode() * 31 + points.hashCode();
    }

    /** {@return the dimension and its cuts, such as {@code frequency cut at [1, 1, 2, 4]}} */
    @Override
    public String toString() {
        return dimension + " cut at " + points.stream().map(Cuts::text).toList();
    }
}
