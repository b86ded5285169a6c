package dev.terrace.core.codec;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Windows as data. All time is written by leaving the window out, where that can be. */
final class WindowCodec {

    static final String WITHIN = "within";

    private static final ImmutableList<String> HEADS =
            ImmutableList.of("days", "months", "rolling", "current", "previous", "from", "before", "ever");

    private WindowCodec() {}

    // Writing

    static void writeWithin(ImmutableMap.Builder<String, Object> fields, Window window) {
        if (!(window instanceof Window.Ever)) {
            fields.put(WITHIN, write(window));
        }
    }

    static Map<String, Object> write(Window window) {
        if (window instanceof Window.Ever) {
            return ImmutableMap.of("ever", true);
        }
        if (window instanceof Window.Days days) {
            return ImmutableMap.of("days", (long) days.count());
        }
        if (window instanceof Window.Months months) {
            return ImmutableMap.of("months", (long) months.count());
        }
        if (window instanceof Window.Rolling rolling) {
            return ImmutableMap.of("rolling", rolling.length().toString());
        }
        if (window instanceof Window.Current current) {
            return ImmutableMap.of("current", current.unit().toString());
        }
        if (window instanceof Window.Previous previous) {
            return ImmutableMap.of(
                    "previous", (long) previous.count(), "unit", previous.unit().toString());
        }
        if (window instanceof Window.Absolute absolute) {
            return ImmutableMap.of(
                    "from", absolute.interval().start().toString(),
                    "until", absolute.interval().end().toString());
        }
        return write((Window.Before) window);
    }

    private static Map<String, Object> write(Window.Before before) {
        Map<String, Object> following = write(before.following());
        return before.window() instanceof Window.Ever
                ? ImmutableMap.of("before", following)
                : ImmutableMap.of("window", write(before.window()), "before", following);
    }

    // Reading

    /** The window of an object; null if it cannot be read, which is a problem now. */
    static @Nullable Window readWithin(TreeObject fields) {
        @Nullable TreeNode node = fields.optional(WITHIN);
        return node == null ? Window.ever() : read(node);
    }

    /** The window that a node is; null if it cannot be read, which is a problem now. */
    static @Nullable Window read(TreeNode node) {
        return read(node, 0);
    }

    static @Nullable Bucket readUnit(TreeNode node) {
        @Nullable String name = node.text();
        if (name == null) {
            return null;
        }
        for (Bucket unit : Bucket.values()) {
            if (unit.toString().equals(name)) {
                return unit;
            }
        }
        node.addUnknownName(
                "VALUE_NOT_ALLOWED",
                "a unit",
                name,
                Arrays.stream(Bucket.values()).map(Bucket::toString).toList());
        return null;
    }

    /** How many days, weeks or months. */
    static @Nullable Integer readCount(TreeNode node) {
        @Nullable Integer count = node.smallInteger();
        if (count == null || (count >= 1 && count <= Window.MAX_COUNT)) {
            return count;
        }
        node.add("INVALID_WINDOW", "must be 1 to " + Window.MAX_COUNT + " but was " + count);
        return null;
    }

    private static @Nullable Window read(TreeNode node, int depth) {
        if (depth > Window.MAX_DEPTH) {
            node.add(
                    "INVALID_WINDOW",
                    "windows must not stand inside each other more than " + Window.MAX_DEPTH + " deep but do");
            return null;
        }
        @Nullable TreeObject fields = node.object();
        @Nullable String head = fields == null ? null : head(fields);
        if (fields == null || head == null) {
            return null;
        }
        TreeNode value = requireNonNull(fields.required(head));
        return switch (head) {
            case "days" -> days(fields, value);
            case "months" -> months(fields, value);
            case "rolling" -> rolling(fields, value);
            case "current" -> current(fields, value);
            case "previous" -> previous(fields, value);
            case "from" -> absolute(fields, value);
            case "ever" -> ever(fields, value);
            default -> before(fields, value, depth);
        };
    }

    private static @Nullable String head(TreeObject fields) {
        Set<String> heads = Sets.intersection(fields.keys(), Set.copyOf(HEADS));
        if (heads.size() == 1) {
            return Iterables.getOnlyElement(heads);
        }
        if (heads.size() > 1) {
            fields.node().add("AMBIGUOUS", "a window must be one thing but has " + Listing.of(HEADS, heads));
            return null;
        }
        for (String key : fields.keys()) {
            requireNonNull(fields.optional(key)).addUnknownName("UNKNOWN_KEY", "a window", key, HEADS);
        }
        if (fields.keys().isEmpty()) {
            fields.node().add("MISSING_KEY", "a window must have one of the keys " + HEADS + " but has none");
        }
        return null;
    }

    private static @Nullable Window days(TreeObject fields, TreeNode value) {
        fields.allowOnly("days");
        @Nullable Integer count = readCount(value);
        return count == null ? null : Window.days(count);
    }

    private static @Nullable Window months(TreeObject fields, TreeNode value) {
        fields.allowOnly("months");
        @Nullable Integer count = readCount(value);
        return count == null ? null : Window.months(count);
    }

    private static @Nullable Window rolling(TreeObject fields, TreeNode value) {
        fields.allowOnly("rolling");
        @Nullable Duration length = ConstantCodec.readDuration(value);
        return length == null ? null : allowed(value, () -> Window.rolling(length));
    }

    private static @Nullable Window current(TreeObject fields, TreeNode value) {
        fields.allowOnly("current");
        @Nullable Bucket unit = readUnit(value);
        return unit == null ? null : Window.current(unit);
    }

    private static @Nullable Window previous(TreeObject fields, TreeNode value) {
        fields.allowOnly("previous", "unit");
        @Nullable Integer count = readCount(value);
        @Nullable Bucket unit = OperandReader.unit(fields);
        return count == null || unit == null ? null : Window.previous(count, unit);
    }

    private static @Nullable Window absolute(TreeObject fields, TreeNode value) {
        fields.allowOnly("from", "until");
        @Nullable Instant from = ConstantCodec.readInstant(value);
        @Nullable TreeNode end = fields.required("until");
        @Nullable Instant until = end == null ? null : ConstantCodec.readInstant(end);
        return from == null || until == null
                ? null
                : allowed(fields.node(), () -> Window.absolute(Interval.of(from, until)));
    }

    private static @Nullable Window ever(TreeObject fields, TreeNode value) {
        fields.allowOnly("ever");
        @Nullable Boolean truth = value.truth();
        if (truth != null && !truth) {
            value.add("VALUE_NOT_ALLOWED", "must be true but was false");
        }
        return truth == null || !truth ? null : Window.ever();
    }

    private static @Nullable Window before(TreeObject fields, TreeNode value, int depth) {
        fields.allowOnly("window", "before");
        @Nullable TreeNode earlier = fields.optional("window");
        @Nullable Window window = earlier == null ? Window.ever() : read(earlier, depth + 1);
        @Nullable Window following = read(value, depth + 1);
        return window == null || following == null ? null : allowed(fields.node(), () -> window.before(following));
    }

    private static @Nullable Window allowed(TreeNode node, Supplier<Window> window) {
        try {
            return window.get();
        } catch (IllegalArgumentException e) {
            node.add("INVALID_WINDOW", String.valueOf(e.getMessage()));
            return null;
        }
    }
}
