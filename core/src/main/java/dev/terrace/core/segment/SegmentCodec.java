package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.codec.RuleCodec;
import dev.terrace.core.codec.TreeNode;
import dev.terrace.core.codec.TreeObject;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Segments as data: {@code {"version": 1, "segments": [{"key": "regulars", "label": {"en": "Regulars", "zh": "常客"}, "rule":
 * {…}, "included": ["u-1"], "excluded": ["u-2"]}]}}. A label that is the key, and empty lists, are left out; rules are
 * written as {@link RuleCodec} does.
 *
 * <p>What was written reads back as equal segments. Reading is strict and reports everything that is wrong at once, each
 * with its JSON Pointer, such as {@code /segments/0/rule/all/1}.
 */
public final class SegmentCodec {

    /** How many segments a document may have. */
    public static final int MAX_SEGMENTS = 10_000;

    private static final String SEGMENTS = "segments";

    private SegmentCodec() {}

    /**
     * Writes segments as a document.
     *
     * @param segments the segments
     * @return the document; unchangeable; the segments in the order given
     * @throws InvalidModelException if a rule is too deep or too large
     */
    public static Map<String, Object> write(Collection<Segment> segments) {
        List<Object> written = segments.stream().map(SegmentCodec::write).collect(ImmutableList.toImmutableList());
        return ImmutableMap.of("version", (long) RuleCodec.VERSION, SEGMENTS, written);
    }

    private static Map<String, Object> write(Segment segment) {
        ImmutableMap.Builder<String, Object> fields = ImmutableMap.builder();
        fields.put("key", segment.key());
        Label label = segment.label();
        if (!label.equals(Label.of(segment.key()))) {
            fields.put("label", ImmutableMap.of("en", label.english(), "zh", label.chinese()));
        }
        fields.put("rule", RuleCodec.write(segment.rule()));
        if (!segment.included().isEmpty()) {
            fields.put("included", ImmutableList.copyOf(segment.included()));
        }
        if (!segment.excluded().isEmpty()) {
            fields.put("excluded", ImmutableList.copyOf(segment.excluded()));
        }
        return fields.buildOrThrow();
    }

    /**
     * Reads a document of segments, which may refer to each other.
     *
     * @param tree the document
     * @param schema the vocabulary that the rules may use
     * @return the segments, in the order of the document
     * @throws InvalidModelException listing everything that is wrong: what {@link RuleCodec} finds, a key that is blank
     *     ({@code NO_VALUE}) or used twice ({@code DUPLICATE_SEGMENT}), segments that refer to themselves ({@code CYCLE})
     */
    public static List<Segment> read(@Nullable Object tree, Schema schema) {
        requireNonNull(schema, "schema");
        TreeNode root = TreeNode.rootOf(tree);
        @Nullable TreeObject document = RuleCodec.documentOf(root, SEGMENTS);
        @Nullable TreeNode list = document == null ? null : document.required(SEGMENTS);
        @Nullable List<TreeNode> nodes = list == null ? null : list.elements(MAX_SEGMENTS);
        List<Segment> segments = nodes == null ? List.of() : read(nodes, schema, root);
        root.throwIfAny("segments document");
        return segments;
    }

    private static List<Segment> read(List<TreeNode> nodes, Schema schema, TreeNode root) {
        Map<String, TreeObject> byKey = new LinkedHashMap<>();
        for (TreeNode node : nodes) {
            @Nullable TreeObject fields = node.object();
            if (fields != null) {
                fields.allowOnly("key", "label", "rule", "included", "excluded");
                addKey(fields, byKey);
            }
        }
        List<Segment> segments = new ArrayList<>();
        byKey.forEach((key, fields) -> segments.add(read(key, fields, schema, byKey.keySet())));
        if (root.problemCount() == 0) {
            checkReferences(segments, byKey, schema, root);
        }
        return segments;
    }

    private static void addKey(TreeObject fields, Map<String, TreeObject> byKey) {
        @Nullable TreeNode node = fields.required("key");
        @Nullable String key = node == null ? null : node.text();
        if (node == null || key == null) {
            return;
        }
        if (key.isBlank()) {
            node.add("NO_VALUE", "a segment key must not be blank but was '" + key + "'");
        } else if (byKey.putIfAbsent(key, fields) != null) {
            node.add("DUPLICATE_SEGMENT", "a segment key must be used once but was used again");
        }
    }

    private static Segment read(String key, TreeObject fields, Schema schema, Set<String> keys) {
        @Nullable TreeNode label = fields.optional("label");
        @Nullable TreeNode rule = fields.required("rule");
        return new Segment(
                key,
                label == null ? Label.of(key) : readLabel(label),
                rule == null ? new Rule.All(List.of()) : RuleCodec.read(rule, schema, keys),
                ids(fields.optional("included")),
                ids(fields.optional("excluded")));
    }

    private static Label readLabel(TreeNode node) {
        @Nullable TreeObject fields = node.object();
        if (fields == null) {
            return Label.of("");
        }
        fields.allowOnly("en", "zh");
        return Label.of(word(fields.required("en")), word(fields.required("zh")));
    }

    private static String word(@Nullable TreeNode node) {
        @Nullable String text = node == null ? null : node.text();
        return text == null ? "" : text;
    }

    private static Set<String> ids(@Nullable TreeNode node) {
        @Nullable List<String> ids = node == null ? null : node.texts(RuleCheck.MAX_VALUES);
        return ids == null ? Set.of() : new LinkedHashSet<>(ids);
    }

    /** Every rule was read and checked alone, so that only problems of references are left, and their paths are keys. */
    private static void checkReferences(
            List<Segment> segments, Map<String, TreeObject> byKey, Schema schema, TreeNode root) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        Map<String, String> pointers = new LinkedHashMap<>();
        for (Segment segment : segments) {
            rules.put(segment.key(), segment.rule());
            pointers.put(
                    SEGMENTS + "/" + segment.key(),
                    requireNonNull(byKey.get(segment.key())).node().pointer() + "/rule");
        }
        Problems problems = new Problems();
        Evaluator.check(schema, SEGMENTS, rules, problems);
        List<Problem> moved = problems.found().stream()
                .map(problem -> new Problem(
                        problem.code(),
                        pointers.getOrDefault(problem.path(), problem.path()),
                        problem.message(),
                        problem.suggestion()))
                .toList();
        root.addAll(moved);
    }
}
