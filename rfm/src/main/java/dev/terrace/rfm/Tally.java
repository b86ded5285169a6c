package dev.terrace.rfm;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.Label;
import dev.terrace.core.Ratio;
import dev.terrace.core.segment.Layer;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Counts the customers of each score and segment. Changes while a table is made, never after. */
final class Tally implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SegmentMap map;
    private final long[] segments;

    /** Element 0 of these three is about score 1. */
    private final long[] recency;

    private final long[] frequency;
    private final long[] monetary;

    Tally(SegmentMap map) {
        this.map = map;
        this.segments = new long[map.segments().size()];
        this.recency = new long[map.bins()];
        this.frequency = new long[map.bins()];
        this.monetary = new long[map.bins()];
    }

    /** Counts one customer. */
    Layer count(int r, int f, int m) {
        recency[r - 1]++;
        frequency[f - 1]++;
        monetary[m - 1]++;
        int segment = map.indexOf(r, f, m);
        segments[segment]++;
        return map.segments().get(segment);
    }

    Map<String, Long> counts() {
        ImmutableMap.Builder<String, Long> counts = ImmutableMap.builder();
        for (int i = 0; i < segments.length; i++) {
            counts.put(map.segments().get(i).key(), segments[i]);
        }
        return counts.buildOrThrow();
    }

    Map<Integer, Long> sizes(Dimension dimension) {
        ImmutableMap.Builder<Integer, Long> sizes = ImmutableMap.builder();
        for (int score = 1; score <= map.bins(); score++) {
            sizes.put(score, size(dimension, score));
        }
        return sizes.buildOrThrow();
    }

    Ratio scoresUsed(Dimension dimension) {
        long used = LongStream.of(scores(dimension)).filter(size -> size > 0).count();
        return Ratio.of(used, map.bins());
    }

    List<RfmWarning> warnings() {
        ImmutableList.Builder<RfmWarning> warnings = ImmutableList.builder();
        for (Dimension dimension : Dimension.values()) {
            for (int score = 1; score <= map.bins(); score++) {
                if (size(dimension, score) == 0) {
                    warnings.add(emptyScore(dimension, score));
                }
            }
        }
        boolean[] reachable = reachableSegments();
        for (int i = 0; i < reachable.length; i++) {
            if (!reachable[i]) {
                warnings.add(collapsed(map.segments().get(i)));
            }
        }
        return warnings.build();
    }

    private long size(Dimension dimension, int score) {
        return scores(dimension)[score - 1];
    }

    private long[] scores(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> recency;
            case FREQUENCY -> frequency;
            case MONETARY -> monetary;
        };
    }

    private boolean[] reachableSegments() {
        boolean[] reachable = new boolean[segments.length];
        for (int r = 1; r <= map.bins(); r++) {
            for (int f = 1; f <= map.bins(); f++) {
                for (int m = 1; m <= map.bins(); m++) {
                    reachable[map.indexOf(r, f, m)] |= size(Dimension.RECENCY, r) > 0
                            && size(Dimension.FREQUENCY, f) > 0
                            && size(Dimension.MONETARY, m) > 0;
                }
            }
        }
        return reachable;
    }

    private RfmWarning emptyScore(Dimension dimension, int score) {
        String missing = dimension.letter() + " = " + score;
        Ratio used = scoresUsed(dimension);
        return new RfmWarning(
                RfmWarning.Code.EMPTY_SCORE,
                dimension + "/" + score,
                Label.of(
                        "nobody has " + missing + ": " + used.numerator() + " of " + used.denominator()
                                + " scores are used",
                        "没有人的 " + missing + "：" + used.denominator() + " 个分值只用到 " + used.numerator() + " 个"));
    }

    private RfmWarning collapsed(Layer segment) {
        return new RfmWarning(
                RfmWarning.Code.COLLAPSED_SEGMENT,
                map.name() + "/" + segment.key(),
                Label.of(
                        "nobody can be in " + segment.label().english()
                                + ": each of its cells needs a score that nobody has",
                        "没有人能成为" + segment.label().chinese() + "：它的每一格都需要一个无人拥有的分值"));
    }
}
