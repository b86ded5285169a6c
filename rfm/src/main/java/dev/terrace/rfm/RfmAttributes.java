package dev.terrace.rfm;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import java.util.List;

/**
 * The attributes under which rules read what RFM concludes. A customer who is not scored has none of them.
 *
 * <p>A host declares them in its schema and sets them from a table:
 *
 * <pre>{@code
 * Schema schema = Schema.builder().attributes(RfmAttributes.of(SegmentMap.eleven())).build();
 * Profile profile = RfmAttributes.set(Profile.builder(schema), table, "ann").build();
 * Rule rule = attr(RfmAttributes.SEGMENT).in("champions", "loyal");
 * }</pre>
 *
 * <p>R, F and M are the scores of the table that was set last: a profile that shall hold the segments of two models sets
 * the second one's segment alone.
 */
public final class RfmAttributes {

    /** Local days since the last order; not negative. */
    public static final Attribute<Long> RECENCY_DAYS =
            Attribute.ofLong("rfm.recencyDays").withLabel(Label.of("days since the last order", "距上次购买天数"));

    /** The number of orders; at least 1. */
    public static final Attribute<Long> FREQUENCY =
            Attribute.ofLong("rfm.frequency").withLabel(Label.of("number of orders", "购买次数"));

    /** The money paid less the money refunded, in minor units. */
    public static final Attribute<Long> MONETARY =
            Attribute.ofLong("rfm.monetary").withLabel(Label.of("money spent, in minor units", "消费金额（最小货币单位）"));

    /** The recency score, from 1. */
    public static final Attribute<Long> R = Attribute.ofLong("rfm.r").withLabel(Label.of("recency score", "R 分"));

    /** The frequency score, from 1. */
    public static final Attribute<Long> F = Attribute.ofLong("rfm.f").withLabel(Label.of("frequency score", "F 分"));

    /** The monetary score, from 1. */
    public static final Attribute<Long> M = Attribute.ofLong("rfm.m").withLabel(Label.of("monetary score", "M 分"));

    /** The key of one of the {@link SegmentMap#eleven eleven segments}; champions is the greatest. */
    public static final Attribute<String> SEGMENT = SegmentMap.eleven().attribute();

    /** The key of one of the {@link SegmentMap#eightClasses eight classes}; important-value is the greatest. */
    public static final Attribute<String> CLASS = SegmentMap.eightClasses().attribute();

    private RfmAttributes() {}

    /**
     * Everything that a table scored with a map sets on a profile.
     *
     * @param map the segment map
     * @return the three values, the three scores and the segment
     */
    public static List<Attribute<?>> of(SegmentMap map) {
        return ImmutableList.of(RECENCY_DAYS, FREQUENCY, MONETARY, R, F, M, map.attribute());
    }

    /**
     * Sets a customer's values, scores and segment on a profile. For a customer who is not scored all of them are missing
     * afterwards, also where the profile had them: missing is not zero.
     *
     * @param profile the profile in the making; its schema declares {@link #of}(the table's segment map)
     * @param table the scored population
     * @param customer the customer
     * @param <U> the host's type of customer id
     * @return the same builder
     * @throws IllegalArgumentException if the schema lacks one of the attributes
     */
    public static <U> Profile.Builder set(Profile.Builder profile, RfmTable<U> table, U customer) {
        of(table.model().segmentMap()).forEach(profile::clear);
        table.of(customer)
                .ifPresent(score -> profile.set(RECENCY_DAYS, score.recencyDays())
                        .set(FREQUENCY, score.frequency())
                        .set(MONETARY, score.monetaryMinor())
                        .set(R, (long) score.r())
                        .set(F, (long) score.f())
                        .set(M, (long) score.m())
                        .set(
                                table.model().segmentMap().attribute(),
                                score.segment().key()));
        return profile;
    }
}
