package dev.terrace.core.codec;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules as data: neutral trees of maps, lists, texts, numbers and truth values.
 *
 * <p>A rule made of parts is {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": {…}}}, {@code {"atLeast": 2, "of":
 * […]}}, {@code {"orElse": false, "rule": {…}}} or {@code {"segment": "key"}}. Any other rule is the key of an operand and,
 * beside it, one operator: {@code {"attribute": "age", "between": [18, 35]}}, {@code {"count": {"event": "purchase",
 * "within": {"days": 30}}, "atLeast": 3}}; or {@code {"sequence": {…}}} or {@code {"held": {…}}}. The guide of the core
 * module lists every key; the JSON Schema is {@code docs/schema/segments.schema.json}.
 *
 * <p>What was written reads back as an equal rule, and equal rules are written alike, with their keys in the same order.
 * Decimals are written as texts, which no JSON library rounds, and read from texts and numbers.
 *
 * <p>Reading is strict and safe: an unknown key, a missing one, a value of another type, two operators, an unknown name,
 * everything that {@link RuleCheck} finds, trees that are deep, huge or contain themselves are all
 * {@link InvalidModelException}s. Each lists up to 100 problems with a JSON Pointer (RFC 6901) as path, and where a name is
 * near, a suggestion. Codes: those of {@link TreeNode} and {@link RuleCheck}, and {@code AMBIGUOUS} (two things where one
 * belongs), {@code UNKNOWN_OPERATOR}, {@code INVALID_WINDOW}, {@code UNKNOWN_VERSION}.
 */
public final class RuleCodec {

    /** The version of the document form, which every document states. */
    public static final int VERSION = 1;

    private static final String VERSION_KEY = "version";
    private static final String RULE_KEY = "rule";

    /** Where an editor finds the JSON Schema; of no meaning here. */
    private static final String SCHEMA_KEY = "$schema";

    private RuleCodec() {}

    /**
     * Writes a rule.
     *
     * @param rule the rule; one that {@link RuleCheck} accepts, with any vocabulary
     * @return its canonical tree; unchangeable; integers are {@link Long}
     * @throws InvalidModelException if the rule nests deeper than {@link RuleCheck#MAX_DEPTH} or has more nodes than
     *     {@link RuleCheck#MAX_SIZE}
     */
    public static Map<String, Object> write(Rule rule) {
        requireNonNull(rule, "rule");
        Problems problems = new Problems();
        RuleCheck.checkSize("", rule, problems);
        problems.throwIfAny(RULE_KEY);
        return RuleWriter.write(rule);
    }

    /**
     * Reads a rule that refers to no segment.
     *
     * @param tree the tree
     * @param schema the vocabulary that the rule may use
     * @return the rule, checked
     * @throws InvalidModelException listing everything that is wrong, with pointers from the rule on
     */
    public static Rule read(@Nullable Object tree, Schema schema) {
        return read(tree, schema, Set.of());
    }

    /**
     * Reads a rule.
     *
     * @param tree the tree
     * @param schema the vocabulary that the rule may use
     * @param segments the keys of the segments that the rule may refer to
     * @return the rule, checked
     * @throws InvalidModelException listing everything that is wrong, with pointers from the rule on
     */
    public static Rule read(@Nullable Object tree, Schema schema, Set<String> segments) {
        TreeNode root = TreeNode.rootOf(tree);
        Rule rule = read(root, schema, segments);
        root.throwIfAny(RULE_KEY);
        return rule;
    }

    /**
     * Reads a rule that stands in a document around it. Problems are collected for the document.
     *
     * @param node where the rule stands
     * @param schema the vocabulary that the rule may use
     * @param segments the keys of the segments that the rule may refer to
     * @return the rule, checked; of no meaning if a problem was found, but still of use for checking what refers to it
     */
    public static Rule read(TreeNode node, Schema schema, Set<String> segments) {
        int before = node.problemCount();
        Rule rule = RuleReader.read(ReadScope.ofUser(requireNonNull(schema, "schema"), segments), node);
        Problems checked = new Problems();
        boolean small = new RuleCheck(schema, segments, checked).check(node.pointer(), rule);
        // A rule of which only a part was read, and even that is too much, is a problem already.
        if (small || node.problemCount() == before) {
            node.addAll(checked.found());
        }
        return rule;
    }

    /**
     * Writes a rule as a document: {@code {"version": 1, "rule": {…}}}.
     *
     * @param rule the rule
     * @return the document; unchangeable
     * @throws InvalidModelException as {@link #write} does
     */
    public static Map<String, Object> writeDocument(Rule rule) {
        return ImmutableMap.of(VERSION_KEY, (long) VERSION, RULE_KEY, write(rule));
    }

    /**
     * Reads a document of one rule.
     *
     * @param tree the document
     * @param schema the vocabulary that the rule may use
     * @return the rule, checked
     * @throws InvalidModelException listing everything that is wrong, an unknown version included
     */
    public static Rule readDocument(@Nullable Object tree, Schema schema) {
        TreeNode root = TreeNode.rootOf(tree);
        @Nullable TreeObject document = documentOf(root, RULE_KEY);
        @Nullable TreeNode node = document == null ? null : document.required(RULE_KEY);
        Rule rule = node == null ? RuleReader.NOTHING : read(node, schema, Set.of());
        root.throwIfAny("rule document");
        return rule;
    }

    /**
     * The object of a document that states its version and has one more key. Problems are collected for the document.
     *
     * @param root the root of the document
     * @param content the other key
     * @return the object; null if there is none, or none of a version that this library reads, which is a problem now
     */
    public static @Nullable TreeObject documentOf(TreeNode root, String content) {
        @Nullable TreeObject document = root.object();
        @Nullable TreeNode version = document == null ? null : document.required(VERSION_KEY);
        @Nullable Long number = version == null ? null : version.integer();
        if (document == null || version == null || number == null) {
            return null;
        }
        if (number != VERSION) {
            version.add("UNKNOWN_VERSION", "must be " + VERSION + " but was " + number);
            return null;
        }
        document.allowOnly(SCHEMA_KEY, VERSION_KEY, content);
        return document;
    }

    /**
     * A fingerprint of what a rule says: the same for equal rules, on every machine and in every release that writes
     * {@link #VERSION} 1, and different for others. It is the SHA-256 of the canonical tree as JSON in UTF-8, without spaces.
     * Worked value: {@code {"attribute":"age","atLeast":18}} has the hash that starts with {@code 4635}.
     *
     * @param rule the rule
     * @return 64 hexadecimal digits in lower case
     * @throws InvalidModelException as {@link #write} does
     */
    public static String hashOf(Rule rule) {
        return Hashing.sha256()
                .hashString(CanonicalJson.of(write(rule)), StandardCharsets.UTF_8)
                .toString();
    }
}
