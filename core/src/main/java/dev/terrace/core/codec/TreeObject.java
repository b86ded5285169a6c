package dev.terrace.core.codec;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object in a neutral tree. Whoever asks for a key that must be there and is not gets nothing, and the problem is
 * collected for the whole tree. Not thread-safe.
 */
public final class TreeObject {

    private final TreeNode node;
    private final ImmutableMap<String, TreeNode> fields;

    private TreeObject(TreeNode node, Map<String, TreeNode> fields) {
        this.node = node;
        this.fields = ImmutableMap.copyOf(fields);
    }

    /** Walks through the entries, since looking up a text fails in a sorted map with other keys. */
    static TreeObject of(TreeNode node, Map<?, ?> map, int most) {
        Map<String, TreeNode> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (fields.size() == most) {
                break;
            }
            if (entry.getKey() instanceof String key) {
                fields.put(key, node.child(key, entry.getValue()));
            } else {
                node.add("OTHER_TYPE", "a key must be a text but was " + TreeWords.of(entry.getKey()));
            }
        }
        return new TreeObject(node, fields);
    }

    /**
     * The place of the object.
     *
     * @return the node
     */
    public TreeNode node() {
        return node;
    }

    /**
     * The keys that are there.
     *
     * @return the keys, in the order of the tree
     */
    public Set<String> keys() {
        return fields.keySet();
    }

    /**
     * Adds a problem for every key but some.
     *
     * @param known the keys that may be there
     */
    public void allowOnly(String... known) {
        allowOnly(List.of(known));
    }

    void allowOnly(Collection<String> known) {
        fields.forEach((key, field) -> {
            if (!known.contains(key)) {
                field.addUnknownName("UNKNOWN_KEY", "a key here", key, known);
            }
        });
    }

    /**
     * The value of a key that may be missing.
     *
     * @param key the key
     * @return the value; null if the key is not there
     */
    public @Nullable TreeNode optional(String key) {
        return fields.get(key);
    }

    /**
     * The value of a key that must be there.
     *
     * @param key the key
     * @return the value; null if the key is not there, which is a problem now
     */
    public @Nullable TreeNode required(String key) {
        @Nullable TreeNode field = fields.get(key);
        if (field == null) {
            node.add("MISSING_KEY", "must have the key '" + key + "' but has not");
        }
        return field;
    }
}
