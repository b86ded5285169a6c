package dev.terrace.benchmarks.crowd;

import static dev.terrace.benchmarks.crowd.Crowd.AGE;
import static dev.terrace.benchmarks.crowd.Crowd.CITY;
import static dev.terrace.benchmarks.crowd.Crowd.SPEND;
import static dev.terrace.benchmarks.crowd.Crowd.TAGS;
import static dev.terrace.benchmarks.crowd.Crowd.VIP;
import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.set;

import dev.terrace.core.rule.Rule;
import dev.terrace.core.segment.SegmentCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Segments that are put together from 20 leaves: {@code a and (b or c) and not d}. */
public final class SharedLeaves {

    private static final List<Leaf> LEAVES = leaves();

    private final List<Leaf> segments = new ArrayList<>();

    /**
     * Makes segments, the same ones each time.
     *
     * @param count how many
     */
    public SharedLeaves(int count) {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < count; i++) {
            List<Leaf> four = random.ints(0, LEAVES.size())
                    .distinct()
                    .limit(4)
                    .mapToObj(LEAVES::get)
                    .toList();
            Leaf a = four.get(0);
            Leaf b = four.get(1);
            Leaf c = four.get(2);
            Leaf d = four.get(3);
            segments.add(new Leaf(
                    all(a.rule, any(b.rule, c.rule), not(d.rule)),
                    a.sql + " AND (" + b.sql + " OR " + c.sql + ") AND NOT " + d.sql));
        }
    }

    private static List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        for (long age : new long[] {18, 25, 35, 50, 65}) {
            leaves.add(new Leaf(attr(AGE).between(age, age + 9), "(age BETWEEN " + age + " AND " + (age + 9) + ")"));
        }
        for (int i = 0; i < 5; i++) {
            String city = "city-" + i;
            String other = "city-" + (i + 5);
            leaves.add(new Leaf(attr(CITY).in(city, other), "(city IN ('" + city + "', '" + other + "'))"));
        }
        for (long spend : new long[] {50, 100, 200, 300, 500, 600, 800, 900}) {
            leaves.add(new Leaf(attr(SPEND).greaterThan(spend), "(spend > " + spend + ")"));
        }
        leaves.add(new Leaf(attr(VIP).is(true), "vip"));
        leaves.add(new Leaf(set(TAGS).anyOf("kol"), "kol"));
        return leaves;
    }

    /**
     * All segments in one catalogue.
     *
     * @return the catalogue
     */
    public SegmentCatalog together() {
        SegmentCatalog.Builder catalog = SegmentCatalog.builder(Crowd.SCHEMA);
        for (int i = 0; i < segments.size(); i++) {
            catalog.segment("segment-" + i, segments.get(i).rule);
        }
        return catalog.build();
    }

    /**
     * Each segment in a catalogue of its own.
     *
     * @return the catalogues
     */
    public List<SegmentCatalog> apart() {
        return segments.stream()
                .map(segment -> SegmentCatalog.builder(Crowd.SCHEMA)
                        .segment("segment", segment.rule)
                        .build())
                .toList();
    }

    /**
     * A query for the sizes of all segments in one pass.
     *
     * @return the query
     */
    public String sql() {
        return segments.stream()
                .map(segment -> "count(*) FILTER (WHERE " + segment.sql + ")")
                .collect(Collectors.joining(", ", "SELECT ", " FROM users"));
    }

    private record Leaf(Rule rule, String sql) {}
}
