package dev.terrace.core.codec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.time.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one rule. What cannot be read becomes {@link #NOTHING}, so that everything else can be checked in its place. */
final class RuleReader {

    /** No condition, or in place of a rule that could not be read. */
    static final Rule NOTHING = new Rule.All(List.of());

    private static final ImmutableList<String> HEADS = ImmutableList.<String>builder()
            .add("all", "any", "not", "of", "orElse", "segment", "sequence", "held")
            .addAll(OperandReader.KEYS)
            .build();

    private final ReadScope scope;
    private final TreeObject object;

    private RuleReader(ReadScope scope, TreeObject object) {
        this.scope = scope;
        this.object = object;
    }

    static Rule read(ReadScope around, TreeNode node) {
        @Nullable ReadScope scope = around.enter(node);
        @Nullable TreeObject object = scope == null ? null : node.object();
        return scope == null || object == null ? NOTHING : new RuleReader(scope, object).read();
    }

    private Rule read() {
        @Nullable String head = head();
        if (head == null) {
            return NOTHING;
        }
        return switch (head) {
            case "all" -> new Rule.All(onlyParts(head));
            case "any" -> new Rule.Any(onlyParts(head));
            case "not" -> new Rule.Not(onlyPart());
            case "of" -> atLeast();
            case "orElse" -> orElse();
            case "segment" -> segment();
            case "sequence" -> sequence();
            case "held" -> held();
            default -> new LeafReader(scope, object, head).read();
        };
    }

    /** The key that says what kind of rule this is. */
    private @Nullable String head() {
        Set<String> heads = object.keys().stream().filter(HEADS::contains).collect(Collectors.toSet());
        if (heads.size() == 1) {
            return Iterables.getOnlyElement(heads);
        }
        if (heads.size() > 1) {
            object.node()
                    .add(
                            "AMBIGUOUS",
                            "a rule must ask one thing but has " + Listing.of(HEADS, heads)
                                    + "; join several rules with 'all'");
        } else {
            addNoHead();
        }
        return null;
    }

    private void addNoHead() {
        List<String> strange = object.keys().stream()
                .filter(key -> !LeafReader.OPERATORS.contains(key))
                .toList();
        for (String key : strange) {
            TreeNode field = object.optional(key);
            if (field != null) {
                field.addUnknownName("UNKNOWN_KEY", "what a rule asks", key, HEADS);
            }
        }
        if (strange.isEmpty()) {
            object.node().add("MISSING_KEY", "a rule must have one of the keys " + HEADS + " but has none");
        }
    }

    private List<Rule> onlyParts(String key) {
        object.allowOnly(key);
        @Nullable TreeNode list = object.required(key);
        @Nullable List<Rule> parts = list == null ? null : parts(list);
        return parts == null ? List.of() : parts;
    }

    private @Nullable List<Rule> parts(TreeNode list) {
        @Nullable List<TreeNode> elements = list.elements(RuleCheck.MAX_SIZE);
        if (elements == null) {
            return null;
        }
        List<Rule> parts = new ArrayList<>();
        elements.forEach(element -> parts.add(read(scope, element)));
        return parts;
    }

    private Rule onlyPart() {
        object.allowOnly("not");
        return part("not");
    }

    private Rule part(String key) {
        @Nullable TreeNode node = object.required(key);
        return node == null ? NOTHING : read(scope, node);
    }

    private Rule atLeast() {
        object.allowOnly("atLeast", "of");
        @Nullable TreeNode number = object.required("atLeast");
        @Nullable Integer count = number == null ? null : number.smallInteger();
        @Nullable TreeNode list = object.required("of");
        @Nullable List<Rule> parts = list == null ? null : parts(list);
        if (parts == null || (count == null && parts.isEmpty())) {
            return NOTHING;
        }
        // Without a readable count, the parts are still checked in their places.
        return new Rule.AtLeast(count == null ? 1 : count, parts);
    }

    private Rule orElse() {
        object.allowOnly("orElse", "rule");
        @Nullable TreeNode node = object.required("orElse");
        @Nullable Boolean whenUnknown = node == null ? null : node.truth();
        return new Rule.OrElse(part("rule"), whenUnknown != null && whenUnknown);
    }

    private Rule segment() {
        object.allowOnly("segment");
        @Nullable TreeNode node = object.required("segment");
        @Nullable String key = node == null ? null : node.text();
        if (node == null || key == null) {
            return NOTHING;
        }
        if (!scope.segments().contains(key)) {
            node.addUnknownName("UNKNOWN_SEGMENT", "a segment", key, scope.segments());
            return NOTHING;
        }
        return new Rule.InSegment(key);
    }

    private Rule sequence() {
        @Nullable TreeObject fields = inner("sequence");
        if (fields == null) {
            return NOTHING;
        }
        fields.allowOnly("steps", "within", "taking", "without");
        @Nullable List<Rule.Sequence.Step> steps = steps(fields.required("steps"));
        @Nullable Window window = WindowCodec.readWithin(fields);
        @Nullable TreeNode taking = fields.optional("taking");
        @Nullable Duration longest = taking == null ? null : ConstantCodec.readDuration(taking);
        @Nullable TreeNode without = fields.optional("without");
        @Nullable List<Rule.Sequence.Step> breaking = without == null ? List.of() : steps(without);
        return steps == null || window == null || breaking == null
                ? NOTHING
                : new Rule.Sequence(steps, window, longest, breaking);
    }

    private @Nullable List<Rule.Sequence.Step> steps(@Nullable TreeNode list) {
        @Nullable List<TreeNode> elements = list == null ? null : list.elements(RuleCheck.MAX_SIZE);
        if (elements == null) {
            return null;
        }
        List<Rule.Sequence.Step> steps = new ArrayList<>();
        for (TreeNode element : elements) {
            @Nullable TreeObject fields = element.object();
            Rule.Sequence.@Nullable Step step = fields == null ? null : new EventsReader(scope, fields).step();
            if (step != null) {
                steps.add(step);
            }
        }
        return steps.size() == elements.size() ? steps : null;
    }

    private Rule held() {
        @Nullable TreeObject fields = inner("held");
        @Nullable Occurrences changes = fields == null ? null : new EventsReader(scope, fields).occurrences();
        return changes == null ? NOTHING : new Rule.Held(changes);
    }

    private @Nullable TreeObject inner(String key) {
        object.allowOnly(key);
        @Nullable TreeNode node = object.required(key);
        return node == null ? null : node.object();
    }
}
