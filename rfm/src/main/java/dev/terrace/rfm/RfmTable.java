package dev.terrace.rfm;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import dev.terrace.core.Label;
import dev.terrace.core.Ratio;
import dev.terrace.core.segment.Layer;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scores and segments of a population, with the cuts that they come from.
 *
 * <p>Every customer of the population is either scored or listed as unscored, and the counts of the segments add up to
 * the scored ones. Serialisable if the customer ids are.
 *
 * @param <U> the host's type of customer id
 */
public final class RfmTable<U> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RfmModel model;
    private final Instant asOf;
    private final ImmutableMap<U, RfmScore> scores;
    private final ImmutableSet<U> unscored;
    private final ImmutableMap<Dimension, Cuts> cuts;
    private final Tally tally;

    private RfmTable(
            RfmModel model,
            Instant asOf,
            ImmutableMap<U, RfmScore> scores,
            ImmutableSet<U> unscored,
            ImmutableMap<Dimension, Cuts> cuts,
            Tally tally) {
        this.model = model;
        this.asOf = asOf;
        this.scores = scores;
        this.unscored = unscored;
        this.cuts = cuts;
        this.tally = tally;
    }

    static <U> RfmTable<U> of(RfmModel model, Instant asOf, Columns<U> columns) {
        Tally tally = new Tally(model.segmentMap());
        if (columns.rows() == 0) {
            return new RfmTable<>(model, asOf, ImmutableMap.of(), columns.unscored(), ImmutableMap.of(), tally);
        }
        long[] recencyDays = columns.values(Dimension.RECENCY);
        long[] frequency = columns.values(Dimension.FREQUENCY);
        long[] monetaryMinor = columns.values(Dimension.MONETARY);
        Cuts recencyCuts = model.binning().cut(Dimension.RECENCY, recencyDays);
        Cuts frequencyCuts = model.binning().cut(Dimension.FREQUENCY, frequency);
        Cuts monetaryCuts = model.binning().cut(Dimension.MONETARY, monetaryMinor);
        ImmutableMap.Builder<U, RfmScore> scores = ImmutableMap.builderWithExpectedSize(columns.rows());
        for (int row = 0; row < columns.rows(); row++) {
            int r = recencyCuts.score(recencyDays[row]);
            int f = frequencyCuts.score(frequency[row]);
            int m = monetaryCuts.score(monetaryMinor[row]);
            Layer segment = tally.count(r, f, m);
            scores.put(
                    columns.customer(row),
                    new RfmScore(recencyDays[row], frequency[row], monetaryMinor[row], r, f, m, segment));
        }
        return new RfmTable<>(
                model,
                asOf,
                scores.buildOrThrow(),
                columns.unscored(),
                Maps.immutableEnumMap(Map.of(
                        Dimension.RECENCY, recencyCuts,
                        Dimension.FREQUENCY, frequencyCuts,
                        Dimension.MONETARY, monetaryCuts)),
                tally);
    }

    /**
     * What the population was scored with.
     *
     * @return the model
     */
    public RfmModel model() {
        return model;
    }

    /**
     * The first instant that was not known yet.
     *
     * @return the instant
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The scores of all scored customers.
     *
     * @return the scores, in the order of the given population; empty if nobody has an order
     */
    public Map<U, RfmScore> scores() {
        return scores;
    }

    /**
     * The scores of a customer.
     *
     * @param customer the customer
     * @return the scores, or empty for a customer without an order or not in the population
     */
    public Optional<RfmScore> of(U customer) {
        return Optional.ofNullable(scores.get(customer));
    }

    /**
     * The customers without an order: they have no recency and so no scores.
     *
     * @return the customers, in the order of the given population
     */
    public Set<U> unscored() {
        return unscored;
    }

    /**
     * Each scored customer's segment, as {@link dev.terrace.core.segment.Flow} takes it.
     *
     * @return the segment keys, in the order of the given population
     */
    public Map<U, String> segments() {
        return Maps.transformValues(scores, score -> score.segment().key());
    }

    /**
     * How many customers each segment has.
     *
     * @return the numbers by segment key, in the order of the segment map; 0 for a segment that has nobody
     */
    public Map<String, Long> counts() {
        return tally.counts();
    }

    /**
     * How many customers have each score of a dimension.
     *
     * @param dimension the dimension
     * @return the numbers by score, from 1 to the number of bins; 0 for a score that nobody has
     */
    public Map<Integer, Long> sizes(Dimension dimension) {
        return tally.sizes(dimension);
    }

    /**
     * How many scores of a dimension somebody has, out of how many there could be. Worked number: 4/5 if nobody has the
     * frequency score 2.
     *
     * @param dimension the dimension
     * @return scores that somebody has over the number of bins
     */
    public Ratio scoresUsed(Dimension dimension) {
        return tally.scoresUsed(dimension);
    }

    /**
     * Where a dimension was cut.
     *
     * @param dimension the dimension
     * @return the cuts, or empty if nobody was scored
     */
    public Optional<Cuts> cuts(Dimension dimension) {
        return Optional.ofNullable(cuts.get(dimension));
    }

    /**
     * What a reader of these figures would not expect: first the scores that nobody has, then the segments that nobody
     * can be in for that reason.
     *
     * @return the warnings; empty if there are none, or nobody was scored
     */
    public List<RfmWarning> warnings() {
        return scores.isEmpty() ? ImmutableList.of() : tally.warnings();
    }

    /**
     * Why a customer is in a segment: the segment and the scores, then one line per dimension with the value and the
     * cuts around it.
     *
     * @param customer the customer
     * @param locale Chinese for a Chinese locale, else English
     * @return lines separated by line feeds, such as {@code Loyal (543)} and {@code R = 5 since 3 ≤ 12 days}; for a
     *     customer who is not scored, a line that says so
     */
    public String text(U customer, Locale locale) {
        @Nullable RfmScore score = scores.get(customer);
        if (score != null) {
            return explain(score).text(locale);
        }
        return (unscored.contains(customer) ? notScored() : notInTable(customer)).text(locale);
    }

    private Label notInTable(U customer) {
        return Label.of("not in this table: '" + customer + "'", "不在此表中：'" + customer + "'");
    }

    private Label notScored() {
        return Label.of("not scored: no order before " + asOf, "未评分：" + asOf + " 之前没有订单");
    }

    private Label explain(RfmScore score) {
        Label segment = score.segment().label();
        StringBuilder english = new StringBuilder(segment.english())
                .append(" (")
                .append(score.cell())
                .append(')');
        StringBuilder chinese = new StringBuilder(segment.chinese())
                .append(" (")
                .append(score.cell())
                .append(')');
        cuts.forEach((dimension, cut) -> {
            Label reason = cut.explain(score.value(dimension));
            english.append('\n').append(reason.english());
            chinese.append('\n').append(reason.chinese());
        });
        return Label.of(english.toString(), chinese.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RfmTable<?> that
                && model.equals(that.model)
                && asOf.equals(that.asOf)
                && scores.equals(that.scores)
                && unscored.equals(that.unscored)
                && cuts.equals(that.cuts);
    }

    @Override
    public int hashCode() {
        return scores.hashCode() * 31 + asOf.hashCode();
    }

    /** {@return asOf, how many customers are scored and unscored, and the counts of the segments} */
    @Override
    public String toString() {
        return "RfmTable{asOf=" + asOf + ", scored=" + scores.size() + ", unscored=" + unscored.size() + ", counts="
                + counts() + "}";
    }
}
