package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in the order of its keys whose copies share what they have in common: a balanced (AVL) tree.
 *
 * <p>An account is folded one event at a time and each step is a value; with this map a step costs the logarithm of the
 * account's size instead of a copy of it.
 */
final class OrderedMap<K extends Comparable<? super K> & Serializable, V extends Serializable> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final @Nullable Node<K, V> root;

    private OrderedMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    static <K extends Comparable<? super K> & Serializable, V extends Serializable> OrderedMap<K, V> empty() {
        return new OrderedMap<>(null);
    }

    @Nullable
    V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int side = key.compareTo(node.key);
            if (side == 0) {
                return node.value;
            }
            node = side < 0 ? node.left : node.right;
        }
        return null;
    }

    OrderedMap<K, V> with(K key, V value) {
        return new OrderedMap<>(put(root, key, value));
    }

    OrderedMap<K, V> without(K key) {
        return new OrderedMap<>(remove(root, key));
    }

    /** The values in the order of their keys. */
    ImmutableList<V> values() {
        ImmutableList.Builder<V> values = ImmutableList.builder();
        collect(root, values);
        return values.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderedMap<?, ?> that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }

    private static <K extends Comparable<? super K> & Serializable, V extends Serializable> void collect(
            @Nullable Node<K, V> node, ImmutableList.Builder<V> values) {
        if (node != null) {
            collect(node.left, values);
            values.add(node.value);
            collect(node.right, values);
        }
    }

    private static <K extends Comparable<? super K> & Serializable, V extends Serializable> Node<K, V> put(
            @Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int side = key.compareTo(node.key);
        if (side == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return side < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    private static <K extends Comparable<? super K> & Serializable, V extends Serializable> @Nullable Node<K, V> remove(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int side = key.compareTo(node.key);
        if (side < 0) {
            return balanced(node, remove(node.left, key), node.right);
        }
        if (side > 0) {
            return balanced(node, node.left, remove(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node<K, V> next = first(node.right);
        return balanced(next, node.left, remove(node.right, next.key));
    }

    private static <K extends Comparable<? super K> & Serializable, V extends Serializable> Node<K, V> first(
            Node<K, V> node) {
        Node<K, V> first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    /** A node of this key and value over two trees whose heights differ by at most 2. */
    private static <K extends Comparable<? super K> & Serializable, V extends Serializable> Node<K, V> balanced(
            Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (height(left) > height(right) + 1) {
            Node<K, V> top = requireNonNull(left);
            if (height(top.left) < height(top.right)) {
                Node<K, V> inner = requireNonNull(top.right);
                top = inner.over(top.over(top.left, inner.left), inner.right);
            }
            return top.over(top.left, entry.over(top.right, right));
        }
        if (height(right) > height(left) + 1) {
            Node<K, V> top = requireNonNull(right);
            if (height(top.right) < height(top.left)) {
                Node<K, V> inner = requireNonNull(top.left);
                top = inner.over(inner.left, top.over(inner.right, top.right));
            }
            return top.over(entry.over(left, top.left), top.right);
        }
        return entry.over(left, right);
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }

    private static final class Node<K extends Comparable<? super K> & Serializable, V extends Serializable>
            implements Serializable {

        private static final long serialVersionUID = 1L;

        private final K key;
        private final V value;
        private final @Nullable Node<K, V> left;
        private final @Nullable Node<K, V> right;
        private final int height;

        Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = Math.max(height(left), height(right)) + 1;
        }

        Node<K, V> over(@Nullable Node<K, V> newLeft, @Nullable Node<K, V> newRight) {
            return new Node<>(key, value, newLeft, newRight);
        }
    }
}
