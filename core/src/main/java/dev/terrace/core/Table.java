package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many records of one layout, attribute by attribute, so that a question about one attribute reads no other. Immutable.
 */
public final class Table implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layout layout;
    private final int size;
    private final Column[] columns;

    /** For each place among the words, the attribute whose word or sketch it is; -1 for presence bits. */
    private final int[] indexOfWord;

    private Table(Layout layout, int size, Column[] columns) {
        this.layout = layout;
        this.size = size;
        this.columns = columns;
        this.indexOfWord = new int[layout.words()];
        Arrays.fill(indexOfWord, -1);
        for (int index = 0; index < columns.length; index++) {
            if (layout.wordOf(index) >= 0) {
                indexOfWord[layout.wordOf(index)] = index;
            }
        }
    }

    /**
     * Starts a table.
     *
     * @param layout the layout of all records
     * @return an empty builder
     */
    static Builder builder(Layout layout) {
        return new Builder(layout);
    }

    /**
     * The layout of the records.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * How many records there are.
     *
     * @return the number of records
     */
    public int size() {
        return size;
    }

    /**
     * The values of one attribute.
     *
     * @param index the attribute's {@linkplain Layout#indexOf index}
     * @return its column
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public Column column(int index) {
        return columns[index];
    }

    /** The column whose words stand at a place of a record; not a place of presence bits. */
    Column columnOfWord(int place) {
        return columns[indexOfWord[place]];
    }

    /** Writes the values of some attributes of a record over those of another one. */
    void read(int record, int[] indexes, Cells into) {
        for (int index : indexes) {
            columns[index].read(record, index, into);
        }
    }

    /** A record of its own. */
    Cells cells(int record) {
        Cells cells = Cells.empty(layout);
        for (int index = 0; index < columns.length; index++) {
            columns[index].read(record, index, cells);
        }
        return cells;
    }

    /**
     * The memory of the columns; see {@link Column#bytes}.
     *
     * @return in bytes
     */
    public long bytes() {
        return Arrays.stream(columns).mapToLong(Column::bytes).sum();
    }

    /** {@return how many records there are of which attributes} */
    @Override
    public String toString() {
        return "Table[" + size + " of " + layout + "]";
    }

    /** Collects records. Not thread-safe. */
    static final class Builder {

        private final Layout layout;
        private final Filling[] fillings;
        private final Filling[] byName;
        private int size;

        private Builder(Layout layout) {
            this.layout = layout;
            this.fillings = layout.attributes().stream().map(Filling::new).toArray(Filling[]::new);
            this.byName = Arrays.stream(fillings)
                    .sorted(Comparator.comparing(filling -> filling.attribute.name()))
                    .toArray(Filling[]::new);
        }

        int size() {
            return size;
        }

        /** Adds a record of which every value is missing. */
        int add() {
            return size++;
        }

        /** Adds a record of an equal layout. */
        void add(Values values) {
            set(add(), values);
        }

        /** Gives a record the values of one of an equal layout. */
        void set(int record, Values values) {
            for (int index = 0; index < fillings.length; index++) {
                if (values.has(index)) {
                    fillings[index].set(record, values, layout.placeOf(index));
                }
            }
        }

        /** The table whose record i is the one that was added as {@code order[i]}. */
        Table build(int[] order) {
            Column[] columns = Arrays.stream(fillings)
                    .map(filling -> filling.column(order))
                    .toArray(Column[]::new);
            return new Table(layout, order.length, columns);
        }

        /** Compares two records that were added, as {@link ValuesOrder#BY_CONTENT} does, without making them. */
        int compare(int left, int right) {
            int byNames = compareNames(left, right);
            for (int i = 0; byNames == 0 && i < byName.length; i++) {
                int byValue = byName[i].compare(left, right);
                if (byValue != 0) {
                    return byValue;
                }
            }
            return byNames;
        }

        /** By the names of the values that are there: at the first difference, who has no more names is the lesser one. */
        private int compareNames(int left, int right) {
            for (int i = 0; i < byName.length; i++) {
                boolean has = byName[i].has(left);
                if (has != byName[i].has(right)) {
                    boolean otherGoesOn = hasAnyAfter(i, has ? right : left);
                    return has == otherGoesOn ? -1 : 1;
                }
            }
            return 0;
        }

        private boolean hasAnyAfter(int i, int record) {
            return Arrays.stream(byName, i + 1, byName.length).anyMatch(filling -> filling.has(record));
        }
    }

    /** A column in the making: words, or positions among the distinct values, in the order of the records. */
    private static final class Filling {

        private static final int FIRST_CAPACITY = 16;

        private final Attribute<?> attribute;
        private final boolean isWord;
        private final List<Object> distinct = new ArrayList<>();
        private final Map<Object, Integer> positions = new HashMap<>();
        private long[] numbers = new long[FIRST_CAPACITY];
        private long[] presence = new long[1];

        private Filling(Attribute<?> attribute) {
            this.attribute = attribute;
            this.isWord = attribute.type().isWord();
        }

        private void set(int record, Values values, int place) {
            if (record >= numbers.length) {
                int capacity = Math.max(record + 1, numbers.length + (numbers.length >>> 1));
                numbers = Arrays.copyOf(numbers, capacity);
                presence = Arrays.copyOf(presence, (capacity + 63) >>> 6);
            }
            numbers[record] = isWord ? values.word(place) : positionOf(requireNonNull(values.reference(place)));
            presence[record >>> 6] |= 1L << record;
        }

        private int positionOf(Object value) {
            @Nullable Integer known = positions.get(value);
            if (known != null) {
                return known;
            }
            positions.put(value, distinct.size());
            distinct.add(value);
            return distinct.size() - 1;
        }

        private boolean has(int record) {
            return record < numbers.length && (presence[record >>> 6] & (1L << record)) != 0;
        }

        /** Compares two values; what is missing is equal. Enumerations are compared as the texts that they are. */
        private int compare(int left, int right) {
            if (!has(left) || numbers[left] == numbers[right]) {
                return 0;
            }
            return isWord && attribute.type() != ValueType.ENUMERATION
                    ? Long.compare(numbers[left], numbers[right])
                    : ValuesOrder.OF_ONE_KIND.compare(valueAt(left), valueAt(right));
        }

        private Object valueAt(int record) {
            return isWord ? attribute.kind().fromWord(numbers[record]) : distinct.get((int) numbers[record]);
        }

        private Column column(int[] order) {
            long[] ordered = new long[order.length];
            long[] there = new long[(order.length + 63) >>> 6];
            int count = 0;
            for (int i = 0; i < order.length; i++) {
                if (has(order[i])) {
                    ordered[i] = numbers[order[i]];
                    there[i >>> 6] |= 1L << i;
                    count++;
                }
            }
            long @Nullable [] orNone = count == order.length ? null : there;
            return isWord ? Column.ofWords(ordered, orNone) : sorted(ordered, orNone);
        }

        /** With the distinct values in their order, so that a range of values is a range of positions. */
        private Column sorted(long[] ordered, long @Nullable [] there) {
            Integer[] inOrder = positions.values().toArray(Integer[]::new);
            Arrays.sort(inOrder, Comparator.comparing(distinct::get, ValuesOrder.OF_ONE_KIND));
            long[] newPositions = new long[inOrder.length];
            for (int position = 0; position < inOrder.length; position++) {
                newPositions[inOrder[position]] = position;
            }
            for (int i = 0; i < ordered.length && inOrder.length > 0; i++) {
                ordered[i] = newPositions[(int) ordered[i]];
            }
            return Column.ofPositions(
                    ordered, there, Arrays.stream(inOrder).map(distinct::get).toList());
        }
    }
}
