package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Ratio;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConcentrationProperties {

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shufflingSplittingAndMergingChangesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] amounts = amounts(random);
        Concentration whole = Concentration.of(amounts);
        long[] shuffled = shuffled(amounts, random);
        int first = random.nextInt(amounts.length + 1);
        int second = first + random.nextInt(amounts.length - first + 1);
        long[] a = Arrays.copyOfRange(shuffled, 0, first);
        long[] b = Arrays.copyOfRange(shuffled, first, second);
        long[] c = Arrays.copyOfRange(shuffled, second, amounts.length);
        Concentration merged = Concentration.of(a).merge(Concentration.of(b)).merge(Concentration.of(c));
        assertThat(merged)
                .isEqualTo(whole)
                .isEqualTo(Concentration.of(a).merge(Concentration.of(b).merge(Concentration.of(c))))
                .isEqualTo(Concentration.of(c).merge(Concentration.of(b)).merge(Concentration.of(a)))
                .hasSameHashCodeAs(whole)
                .hasToString(whole.toString());
        Ratio share = share(random);
        assertThat(merged.gini()).isEqualTo(whole.gini());
        assertThat(merged.lorenz(7)).isEqualTo(whole.lorenz(7));
        assertThat(merged.top(share)).isEqualTo(whole.top(share));
        assertThat(merged.holding(share)).isEqualTo(whole.holding(share));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatArrivesEqualsWhatWasSentAndCanBeFilledFurther(long seed) {
        Concentration concentration = Concentration.of(amounts(new SplittableRandom(seed)));
        Concentration arrived = (Concentration) Shipped.copyOf(concentration);
        assertThat(arrived).isEqualTo(concentration);
        assertThat(arrived.add(3)).isEqualTo(concentration.add(3));
    }

    /** By definition: the mean difference of all pairs over twice the mean. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void giniIsTheMeanDifferenceOverTwiceTheMean(long seed) {
        long[] amounts = amounts(new SplittableRandom(seed));
        BigInteger differences = BigInteger.ZERO;
        for (long one : amounts) {
            for (long other : amounts) {
                differences = differences.add(BigInteger.valueOf(one - other).abs());
            }
        }
        Concentration concentration = Concentration.of(amounts);
        double expected = differences.doubleValue() / concentration.total().doubleValue() / amounts.length / 2;
        assertThat(concentration.gini().isPresent()).isEqualTo(Double.isFinite(expected));
        concentration
                .gini()
                .ifPresent(gini -> assertThat(gini)
                        .isBetween(0.0, (amounts.length - 1.0) / amounts.length + 1e-15)
                        .isLessThan(1)
                        .isCloseTo(expected, within(1e-12)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scaleDoesNotMatter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] amounts = Arrays.stream(amounts(random)).map(a -> a / 1_000).toArray();
        long[] scaled = Arrays.stream(amounts).map(a -> a * 999).toArray();
        Ratio share = share(random);
        assertThat(Concentration.of(scaled).gini())
                .isEqualTo(Concentration.of(amounts).gini());
        assertThat(Concentration.of(scaled).lorenz(5))
                .isEqualTo(Concentration.of(amounts).lorenz(5));
        assertThat(Concentration.of(scaled).holding(share).map(HeadGroup::users))
                .isEqualTo(Concentration.of(amounts).holding(share).map(HeadGroup::users));
    }

    /** The Lorenz curve starts at 0, ends at 1, is convex and below equality; the area between them is half of Gini. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLorenzCurveIsConvexAndItsAreaGivesGini(long seed) {
        long[] amounts = amounts(new SplittableRandom(seed));
        Concentration concentration = Concentration.of(amounts);
        double[] curve = concentration.lorenz(Math.max(1, amounts.length));
        assertThat(curve.length == 0).isEqualTo(concentration.gini().isEmpty());
        if (curve.length == 0) {
            return;
        }
        assertThat(curve[0]).isZero();
        assertThat(curve[curve.length - 1]).isEqualTo(1);
        double area = 0;
        for (int i = 1; i < curve.length; i++) {
            assertThat(curve[i]).isLessThanOrEqualTo(i / (curve.length - 1.0) + 1e-15);
            if (i > 1) {
                assertThat(curve[i] - curve[i - 1]).isGreaterThanOrEqualTo(curve[i - 1] - curve[i - 2] - 1e-15);
            }
            area += (curve[i] + curve[i - 1]) / 2 / (curve.length - 1);
        }
        assertThat(1 - 2 * area).isCloseTo(concentration.gini().orElseThrow(), within(1e-12));
    }

    /** Naively: of all thresholds that occur, the highest whose users are enough. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theHeadIsTheSmallestGroupOfWholeTies(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] amounts = amounts(random);
        Ratio share = share(random);
        Concentration concentration = Concentration.of(amounts);
        BigInteger total = concentration.total();
        if (total.signum() == 0) {
            assertThat(concentration.top(share)).isEmpty();
            return;
        }
        HeadGroup top = concentration.top(share).orElseThrow();
        HeadGroup holding = concentration.holding(share).orElseThrow();
        assertThat(top.threshold())
                .isEqualTo(LongStream.of(amounts)
                        .filter(threshold -> reaches(
                                BigInteger.valueOf(Arrays.stream(amounts)
                                        .filter(a -> a >= threshold)
                                        .count()),
                                share,
                                BigInteger.valueOf(amounts.length)))
                        .max()
                        .orElseThrow());
        assertThat(holding.threshold())
                .isEqualTo(LongStream.of(amounts)
                        .filter(threshold -> reaches(sum(amounts, threshold), share, total))
                        .max()
                        .orElseThrow());
        for (HeadGroup head : new HeadGroup[] {top, holding}) {
            assertThat(head.users())
                    .isEqualTo(Arrays.stream(amounts)
                            .filter(a -> a >= head.threshold())
                            .count());
            assertThat(head.amount()).isEqualTo(sum(amounts, head.threshold()));
            assertThat(head.total()).isEqualTo(total);
            assertThat(head.amountShare())
                    .isGreaterThanOrEqualTo(head.userShare().value().orElseThrow() - 1e-15);
        }
    }

    private static boolean reaches(BigInteger part, Ratio share, BigInteger whole) {
        return part.multiply(BigInteger.valueOf(share.denominator()))
                        .compareTo(whole.multiply(BigInteger.valueOf(share.numerator())))
                >= 0;
    }

    private static BigInteger sum(long[] amounts, long threshold) {
        return Arrays.stream(amounts)
                .filter(a -> a >= threshold)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Ratio share(SplittableRandom random) {
        long whole = 1L + random.nextInt(50);
        return Ratio.of(1 + random.nextLong(whole), whole);
    }

    /** Few amounts with many ties, many without, or so large that sums leave 64 bits. */
    private static long[] amounts(SplittableRandom random) {
        long bound = new long[] {4, 1_000_000, Long.MAX_VALUE}[random.nextInt(3)];
        return random.longs(random.nextInt(60), 0, bound).toArray();
    }

    private static long[] shuffled(long[] amounts, SplittableRandom random) {
        long[] shuffled = amounts.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long moved = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = moved;
        }
        return shuffled;
    }
}
