package dev.terrace.rfm;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problems;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which segment a customer with the scores R, F and M belongs to.
 *
 * <p>A cell is a combination of scores, written as three digits in the order R, F, M: 543 is R = 5, F = 4, M = 3. With n
 * bins there are n³ cells, and a map puts every one of them into exactly one segment; that is checked when it is built.
 */
public final class SegmentMap implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Splitter CELLS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

    private final String name;
    private final int version;
    private final int bins;
    private final ImmutableList<Layer> segments;
    private final Layers layers;
    private final Attribute<String> attribute;

    /** The index of each cell's segment; the cells in ascending order. */
    private final int[] segmentOfCell;

    private SegmentMap(String name, int version, int bins, List<Layer> segments, int[] segmentOfCell) {
        this.name = name;
        this.version = version;
        this.bins = bins;
        this.segments = ImmutableList.copyOf(segments);
        this.layers = Layers.of("rfm." + name, version, this.segments.reverse());
        this.attribute = layers.attribute("rfm." + name).withLabel(Label.of("RFM " + name, "RFM 分群（" + name + "）"));
        this.segmentOfCell = segmentOfCell;
    }

    /**
     * The eleven segments in common use for five bins, from champions to lost, under the name {@code segment}.
     *
     * @return the map
     */
    public static SegmentMap eleven() {
        return builder("segment", 5)
                .segment("champions", Label.of("Champions", "冠军客户"), "555 554 544 545 454 455 445")
                .segment("loyal", Label.of("Loyal", "忠诚客户"), "543 444 435 355 354 345 344 335")
                .segment(
                        "potential-loyalist",
                        Label.of("Potential Loyalist", "潜在忠诚客户"),
                        "553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323")
                .segment("new-customers", Label.of("New Customers", "新客户"), "512 511 422 421 412 411 311")
                .segment(
                        "promising",
                        Label.of("Promising", "有潜力客户"),
                        "525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313")
                .segment("need-attention", Label.of("Need Attention", "需要关注客户"), "535 534 443 434 343 334 325 324")
                .segment("about-to-sleep", Label.of("About To Sleep", "即将休眠客户"), "331 321 312 221 213 231 241 251")
                .segment(
                        "at-risk",
                        Label.of("At Risk", "有流失风险客户"),
                        "255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124")
                .segment("cannot-lose", Label.of("Cannot Lose", "不能失去的客户"), "155 154 144 214 215 115 114 113")
                .segment("hibernating", Label.of("Hibernating", "休眠客户"), "332 322 233 232 223 222 132 123 122 212 211")
                .segment("lost", Label.of("Lost", "流失客户"), "111 112 121 131 141 151")
                .build();
    }

    /**
     * The eight classes of Chinese practice (RFM 八分类) for two bins, under the name {@code class}.
     *
     * <p>The first word comes from M alone: 重要 for the better half, 一般 for the other. The second comes from R and F:
     * 价值 if both are better, 发展 if only R is, 保持 if only F is, 挽留 if neither is. The field writes the better half
     * as 1 and the other as 0; here they are the scores 2 and 1, so that its 101 is the cell 212.
     *
     * @return the map
     */
    public static SegmentMap eightClasses() {
        return builder("class", 2)
                .segment("important-value", Label.of("Important value", "重要价值客户"), "222")
                .segment("important-development", Label.of("Important development", "重要发展客户"), "212")
                .segment("important-retention", Label.of("Important retention", "重要保持客户"), "122")
                .segment("important-win-back", Label.of("Important win-back", "重要挽留客户"), "112")
                .segment("general-value", Label.of("General value", "一般价值客户"), "221")
                .segment("general-development", Label.of("General development", "一般发展客户"), "211")
                .segment("general-retention", Label.of("General retention", "一般保持客户"), "121")
                .segment("general-win-back", Label.of("General win-back", "一般挽留客户"), "111")
                .build();
    }

    /**
     * Starts a map.
     *
     * @param name what the segments are called together, such as {@code vip}; it names their attribute and their layers
     * @param bins how many scores each dimension has; from 2 to 9
     * @return a builder without segments
     * @throws IllegalArgumentException if the name is blank or the number of bins is out of range
     */
    public static Builder builder(String name, int bins) {
        return new Builder(name, bins);
    }

    /**
     * What the segments are called together.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * How many scores each dimension has.
     *
     * @return the number of bins; from 2 to 9
     */
    public int bins() {
        return bins;
    }

    /**
     * The segments in the order declared, best first.
     *
     * @return the segments; at least one
     */
    public List<Layer> segments() {
        return segments;
    }

    /**
     * The segments as layers that users flow through: lowest first, the order declared turned round. Their name is
     * {@code rfm.} and the map's name.
     *
     * @return the layers
     */
    public Layers layers() {
        return layers;
    }

    /**
     * The attribute that holds a segment's key: its name and the order of its domain are those of {@link #layers}, so
     * that a better segment is greater.
     *
     * @return the attribute, such as {@link RfmAttributes#SEGMENT}
     */
    public Attribute<String> attribute() {
        return attribute;
    }

    /**
     * The segment of a cell.
     *
     * @param r the recency score
     * @param f the frequency score
     * @param m the monetary score
     * @return the segment
     * @throws IllegalArgumentException if a score is out of range
     */
    public Layer segmentOf(int r, int f, int m) {
        return segments.get(indexOf(r, f, m));
    }

    /** The place in {@link #segments} of a cell's segment. */
    int indexOf(int r, int f, int m) {
        return segmentOfCell[(digit(r) * bins + digit(f)) * bins + digit(m)];
    }

    private int digit(int score) {
        if (score < 1 || score > bins) {
            throw new IllegalArgumentException(
                    "score must be in [1, " + bins + "] but was " + score + " (segment map '" + name + "')");
        }
        return score - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentMap that
                && name.equals(that.name)
                && version == that.version
                && segments.equals(that.segments)
                && Arrays.equals(segmentOfCell, that.segmentOfCell);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + version) * 31 + segments.hashCode();
    }

    /** {@return name, version, bins and segment keys} */
    @Override
    public String toString() {
        String keys = segments.stream().map(Layer::key).collect(Collectors.joining(", "));
        return name + " v" + version + " of " + bins + " bins [" + keys + "]";
    }

    /** Collects the segments of a map, best first. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final int bins;
        private final List<Partition.Claim> claims = new ArrayList<>();
        private int version = 1;

        private Builder(String name, int bins) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("segment map name must not be blank but was '" + name + "'");
            }
            this.name = name;
            this.bins = Binning.requireBins(bins, "segment map '" + name + "'");
        }

        /**
         * Which meaning of the segments this is; 1 if not set. Count it up when cells move between segments or another
         * binning is used, so that flows never compare two meanings.
         *
         * @param version the version
         * @return this builder
         */
        public Builder version(int version) {
            this.version = version;
            return this;
        }

        /**
         * Adds a segment below all segments so far.
         *
         * @param key what identifies it; distinct
         * @param label what people call it
         * @param cells its cells, each as three digits R F M, separated by blanks: {@code "555 554 544"}
         * @return this builder
         */
        public Builder segment(String key, Label label, String cells) {
            claims.add(new Partition.Claim(Layer.of(key, label), CELLS.splitToList(cells), false));
            return this;
        }

        /**
         * Adds a segment below all segments so far, for every cell that no segment lists, be it added before or after.
         *
         * @param key what identifies it; distinct
         * @param label what people call it
         * @return this builder
         */
        public Builder otherwise(String key, Label label) {
            claims.add(new Partition.Claim(Layer.of(key, label), List.of(), true));
            return this;
        }

        /**
         * Checks and builds the map.
         *
         * @return the map
         * @throws InvalidModelException listing a version below 1, every segment key that is used twice, every cell that does not exist,
         *     every cell that two segments list, every segment without a cell, and the cells that no segment takes
         */
        public SegmentMap build() {
            Problems problems = new Problems();
            List<Layer> segments = claims.stream().map(Partition.Claim::segment).toList();
            problems.unless(version >= 1, "INVALID_VERSION", "version", "must be at least 1 but was " + version);
            checkKeys(segments, problems);
            int[] segmentOfCell = new Partition(name, bins, claims, problems).segmentOfCell();
            problems.throwIfAny("segment map");
            return new SegmentMap(name, version, bins, segments, segmentOfCell);
        }

        private void checkKeys(List<Layer> segments, Problems problems) {
            Set<String> keys = new HashSet<>();
            for (Layer segment : segments) {
                problems.unless(
                        keys.add(segment.key()),
                        "DUPLICATE_SEGMENT",
                        name + "/" + segment.key(),
                        "a segment key must be used once but was used again");
            }
        }
    }
}
