package dev.terrace.core.codec;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One place in a neutral tree, with its JSON Pointer. Whoever reads a value of another type gets nothing, and the problem
 * is collected for the whole tree. Not thread-safe.
 *
 * <p>A neutral tree is made of {@link Map} with texts as keys, {@link List}, {@link String}, {@link Number}
 * ({@link Integer}, {@link Long}, {@link BigInteger}, {@link java.math.BigDecimal}, {@link Double}) and {@link Boolean}.
 * Anything else in it, null included, is a problem, never a crash; so are a tree that contains itself and one that is too
 * large.
 *
 * <p>Codes: {@code OTHER_TYPE}, {@code MISSING_KEY}, {@code UNKNOWN_KEY}, {@code TOO_LARGE}, and {@code MORE_PROBLEMS} for
 * the number of problems beyond the 100 that are listed.
 */
public final class TreeNode {

    /** Up to here, a double holds every integer. */
    private static final double MOST_EXACT = 0x1p53;

    /** An object of this many keys is no object of ours. */
    private static final int MOST_KEYS = 100;

    private final @Nullable TreeNode parent;
    private final Object token;
    private final @Nullable Object value;
    private final TreeFindings findings;

    private TreeNode(@Nullable TreeNode parent, Object token, @Nullable Object value, TreeFindings findings) {
        this.parent = parent;
        this.token = token;
        this.value = value;
        this.findings = findings;
    }

    /**
     * The root of a tree, of which nothing is known to be wrong yet.
     *
     * @param tree the tree; null is a problem to be found, as everything else is
     * @return its root
     */
    public static TreeNode rootOf(@Nullable Object tree) {
        return new TreeNode(null, "", tree, new TreeFindings());
    }

    TreeNode child(Object token, @Nullable Object value) {
        return new TreeNode(this, token, value, findings);
    }

    /**
     * Where this is in the tree, as a JSON Pointer (RFC 6901).
     *
     * @return the pointer, such as {@code /segments/0/rule}; empty for the root
     */
    public String pointer() {
        List<String> tokens = new ArrayList<>();
        for (TreeNode node = this; node.parent != null; node = node.parent) {
            tokens.add(node.token.toString());
        }
        StringBuilder pointer = new StringBuilder();
        for (int i = tokens.size() - 1; i >= 0; i--) {
            pointer.append('/')
                    .append(shortened(tokens.get(i)).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /**
     * Adds a problem at this place.
     *
     * @param code what kind of problem, for programs
     * @param message the rule and the actual value, for people
     */
    public void add(String code, String message) {
        findings.add(code, this, message);
    }

    /**
     * Adds a problem about the text at this place, which is not one of the names that exist, with the nearest of them as
     * suggestion.
     *
     * @param code what kind of problem, for programs
     * @param what what the name names, such as {@code an event}
     * @param name the text
     * @param names the names that exist
     */
    public void addUnknownName(String code, String what, String name, Collection<String> names) {
        findings.addUnknownName(code, this, what, shortened(name), names);
    }

    /**
     * Adds problems that a check of a model found, whose paths are JSON Pointers into this tree.
     *
     * @param problems the problems
     */
    public void addAll(List<Problem> problems) {
        findings.addAll(problems);
    }

    /**
     * How many problems were found in the whole tree so far.
     *
     * @return the number, those included that are not listed
     */
    public int problemCount() {
        return findings.count();
    }

    /**
     * Fails if anything in the whole tree is wrong.
     *
     * @param model what was being read, such as {@code segments document}
     * @throws InvalidModelException with the problems in the order found
     */
    public void throwIfAny(String model) {
        findings.throwIfAny(model);
    }

    boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    /**
     * The object at this place.
     *
     * @return the object; null if there is none, which is a problem now
     */
    public @Nullable TreeObject object() {
        if (!(value instanceof Map<?, ?> map)) {
            addOtherType("an object");
            return null;
        }
        int size = map.size();
        if (size > MOST_KEYS) {
            add("TOO_LARGE", "an object must have at most " + MOST_KEYS + " keys but has " + size);
            return null;
        }
        return findings.take(size, this) ? TreeObject.of(this, map, MOST_KEYS) : null;
    }

    /**
     * The elements of the list at this place.
     *
     * @param most how many elements are allowed
     * @return the elements; null if there is no list or one that is too long, which is a problem now
     */
    public @Nullable List<TreeNode> elements(int most) {
        if (!(value instanceof List<?> list)) {
            addOtherType("a list");
            return null;
        }
        int size = list.size();
        if (size > most) {
            add("TOO_LARGE", "a list must have at most " + most + " elements here but has " + size);
            return null;
        }
        if (!findings.take(size, this)) {
            return null;
        }
        List<TreeNode> elements = new ArrayList<>(size);
        for (Object element : list) {
            if (elements.size() == size) {
                break;
            }
            elements.add(child(elements.size(), element));
        }
        return elements;
    }

    /**
     * The texts of the list at this place.
     *
     * @param most how many texts are allowed
     * @return the texts; null if there is no list, or one that is too long or holds something else, which is a problem now
     */
    public @Nullable List<String> texts(int most) {
        @Nullable List<TreeNode> elements = elements(most);
        if (elements == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(elements.size());
        for (TreeNode element : elements) {
            @Nullable String text = element.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts.size() == elements.size() ? texts : null;
    }

    /**
     * The text at this place.
     *
     * @return the text; null if there is none, which is a problem now
     */
    public @Nullable String text() {
        if (value instanceof String text) {
            return text;
        }
        addOtherType("a text");
        return null;
    }

    /**
     * The truth value at this place.
     *
     * @return the truth value; null if there is none, which is a problem now
     */
    public @Nullable Boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        addOtherType("true or false");
        return null;
    }

    /**
     * The integer at this place. A double without a fraction is one up to 2 to the power of 53: some libraries read every
     * number as a double.
     *
     * @return the integer; null if there is none that fits 64 bits, which is a problem now
     */
    public @Nullable Long integer() {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double number && Math.rint(number) == number && Math.abs(number) <= MOST_EXACT) {
            return number.longValue();
        }
        if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            return big.longValue();
        }
        addOtherType("an integer of 64 bits");
        return null;
    }

    /**
     * The small integer at this place.
     *
     * @return the integer; null if there is none that fits 32 bits, which is a problem now
     */
    public @Nullable Integer smallInteger() {
        @Nullable Long number = integer();
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            addOtherType("an integer of 32 bits");
            return null;
        }
        return number.intValue();
    }

    @Nullable
    Object value() {
        return value;
    }

    void addOtherType(String wanted) {
        add("OTHER_TYPE", "must be " + wanted + " but was " + TreeWords.of(value));
    }

    private static String shortened(String text) {
        return TreeWords.shortened(text);
    }

    /** {@return the pointer} */
    @Override
    public String toString() {
        return pointer();
    }
}
