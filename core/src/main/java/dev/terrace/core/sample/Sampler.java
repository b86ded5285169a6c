package dev.terrace.core.sample;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedMap;
import dev.terrace.core.population.Audience;
import java.io.Serializable;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Draws users from audiences by a fixed shuffle: reproducibly, and nobody's place depends on who else is there.
 *
 * <p>A larger sample by the same shuffle holds the smaller one. If users join, one who was drawn can only be displaced by one
 * who joined; if users leave, everybody else who was drawn stays drawn. A sampler is thread-safe if its function is, and can
 * be shipped to another process if its function is {@link Serializable}, as that of {@link #of(Shuffle)} is.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Sampler<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Shuffle shuffle;

    @SuppressWarnings("serial") // up to the host
    private final Function<? super U, String> text;

    private Sampler(Shuffle shuffle, Function<? super U, String> text) {
        this.shuffle = shuffle;
        this.text = text;
    }

    /**
     * A sampler of ids that read as {@link String#valueOf(Object)} writes them.
     *
     * @param shuffle what to draw by
     * @param <U> the host's type of user id, in its natural order
     * @return the sampler
     */
    public static <U extends Comparable<? super U>> Sampler<U> of(Shuffle shuffle) {
        return of(shuffle, AsText.VALUE_OF);
    }

    /**
     * A sampler.
     *
     * @param shuffle what to draw by
     * @param text what is hashed of an id; the same text for the same user forever
     * @param <U> the host's type of user id, in its natural order
     * @return the sampler
     */
    public static <U extends Comparable<? super U>> Sampler<U> of(Shuffle shuffle, Function<? super U, String> text) {
        requireNonNull(shuffle, "shuffle");
        requireNonNull(text, "text");
        return new Sampler<U>(shuffle, text);
    }

    /** What arrives is checked as what is made. */
    private Object readResolve() {
        requireNonNull(shuffle, "shuffle");
        requireNonNull(text, "text");
        return new Sampler<U>(shuffle, text);
    }

    /**
     * What is drawn by.
     *
     * @return the shuffle
     */
    public Shuffle shuffle() {
        return shuffle;
    }

    /**
     * A sample of an exact size: the users with the least numbers in the shuffle; of equal numbers, those with the least ids.
     *
     * @param wanted how many; not negative
     * @param from whom to draw from
     * @return that many, or everybody if there are fewer
     * @throws IllegalArgumentException if {@code wanted} is negative
     */
    public Sample<U> exactly(int wanted, Audience<U> from) {
        return new Sample<>(shuffle, from, least(Wanted.check(wanted, "sample"), from, this::key, Ties.BY_ID), wanted);
    }

    /**
     * A share: the users in some buckets. It is the share within chance only, but who is in it depends on nobody else, so that
     * it can be drawn from parts of a population, and agrees with a rule over the same salt. Worked number: buckets 0 to
     * 499 are 5 %, of a million users about 50,000 ± 430 (95 %).
     *
     * @param buckets which of the 10,000 buckets
     * @param from whom to draw from
     * @return the users in the buckets
     */
    public Audience<U> share(BucketRange buckets, Audience<U> from) {
        MarkedRows<U> drawn = new MarkedRows<>(from.roster());
        for (PrimitiveIterator.OfInt rows = from.rows(); rows.hasNext(); ) {
            int row = rows.nextInt();
            if (buckets.contains(shuffle.bucket(text.apply(from.roster().id(row))))) {
                drawn.mark(row);
            }
        }
        return drawn.toAudience();
    }

    /**
     * A sample of an exact size in which every stratum has its share by the method of the largest remainder: its exact quota
     * rounded down, and 1 more for the largest remainders; of equal ones, for the larger stratum, then for the name that
     * comes first. Worked number: 10 of strata of 50, 30 and 5 users are 6, 3 and 1, since the quotas are 5.88, 3.53 and 0.59.
     *
     * @param wanted how many; not negative
     * @param strata disjoint audiences of one roster, by name; users in none of them are not drawn
     * @return a sample of each stratum; if everybody is less than wanted, everybody, with the shortfall of each
     * @throws IllegalArgumentException if {@code wanted} is negative, there is no stratum, or strata share a user
     */
    public StratifiedSample<U> proportionally(int wanted, Map<String, Audience<U>> strata) {
        Wanted.check(wanted, "sample");
        SortedMap<String, Audience<U>> sorted = Strata.of(strata, audience -> audience);
        int[] quotas = LargestRemainder.quotas(
                wanted, sorted.values().stream().mapToInt(Audience::size).toArray());
        SortedMap<String, Sample<U>> samples = new TreeMap<>();
        for (Map.Entry<String, Audience<U>> stratum : sorted.entrySet()) {
            samples.put(stratum.getKey(), exactly(quotas[samples.size()], stratum.getValue()));
        }
        return new StratifiedSample<>(wanted, samples);
    }

    /**
     * A sample of a fixed size of each stratum.
     *
     * @param quotas how many of each stratum; not negative
     * @param strata disjoint audiences of one roster, by the same names
     * @return a sample of each stratum; of one that is too small, everybody, with the shortfall
     * @throws IllegalArgumentException if a quota is negative, names differ, there is no stratum, or strata share a user
     */
    public StratifiedSample<U> byQuota(Map<String, Integer> quotas, Map<String, Audience<U>> strata) {
        ImmutableSortedMap<String, Audience<U>> sorted = Strata.of(strata, audience -> audience);
        ImmutableSortedMap<String, Integer> wanted = ImmutableSortedMap.copyOf(quotas);
        if (!wanted.keySet().equals(sorted.keySet())) {
            throw new IllegalArgumentException(
                    "quotas must be for the strata " + sorted.keySet() + " but were for " + wanted.keySet());
        }
        SortedMap<String, Sample<U>> samples = new TreeMap<>();
        long sum = 0;
        for (Map.Entry<String, Integer> quota : wanted.entrySet()) {
            Wanted.check(quota.getValue(), "stratum '" + quota.getKey() + "'");
            samples.put(quota.getKey(), exactly(quota.getValue(), requireNonNull(sorted.get(quota.getKey()))));
            sum += quota.getValue();
        }
        return new StratifiedSample<>(sum, samples);
    }

    /**
     * The users with the highest scores.
     *
     * @param wanted how many; not negative
     * @param from whom to choose from
     * @param score the score of a user; higher is better
     * @param ties what to do if not all users with the lowest score that gets in fit
     * @return that many, or everybody if there are fewer, or more if ties are kept together
     * @throws IllegalArgumentException if {@code wanted} is negative
     */
    public Sample<U> top(int wanted, Audience<U> from, ToLongFunction<? super U> score, Ties ties) {
        requireNonNull(score, "score");
        return new Sample<>(
                shuffle, from, least(Wanted.check(wanted, "sample"), from, id -> ~score.applyAsLong(id), ties), wanted);
    }

    /**
     * The users with the highest scores, which may be fractions. Zeros of both signs are equal.
     *
     * @param wanted how many; not negative
     * @param from whom to choose from
     * @param score the score of a user; higher is better; never NaN: leave users without a score out of the audience
     * @param ties what to do if not all users with the lowest score that gets in fit
     * @return that many, or everybody if there are fewer, or more if ties are kept together
     * @throws IllegalArgumentException if {@code wanted} is negative, or a score is NaN
     */
    public Sample<U> topByDouble(int wanted, Audience<U> from, ToDoubleFunction<? super U> score, Ties ties) {
        requireNonNull(score, "score");
        return top(wanted, from, id -> SortableDouble.of(score.applyAsDouble(id), id), ties);
    }

    /** In the order of signed numbers. */
    private long key(U id) {
        return shuffle.number(text.apply(id)) ^ Long.MIN_VALUE;
    }

    private Audience<U> least(int wanted, Audience<U> from, ToLongFunction<? super U> key, Ties ties) {
        requireNonNull(ties, "ties");
        KeyedRows<U> rows = KeyedRows.of(from, key);
        if (wanted == 0) {
            return Audience.none(from.roster());
        }
        if (wanted >= rows.size()) {
            return from;
        }
        Cut cut = rows.cutAfter(wanted);
        return rows.below(cut.key()).or(fitting(cut.fit(), rows.at(cut.key()), ties));
    }

    private Audience<U> fitting(int fit, Audience<U> tied, Ties ties) {
        return switch (ties) {
            case TOGETHER -> tied;
            case BY_ID -> first(fit, tied);
            case BY_SHUFFLE -> least(fit, tied, this::key, Ties.BY_ID);
        };
    }

    private Audience<U> first(int fit, Audience<U> tied) {
        MarkedRows<U> first = new MarkedRows<>(tied.roster());
        PrimitiveIterator.OfInt rows = tied.rows();
        for (int i = 0; i < fit; i++) {
            first.mark(rows.nextInt());
        }
        return first.toAudience();
    }
}
