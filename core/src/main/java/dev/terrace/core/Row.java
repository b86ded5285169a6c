package dev.terrace.core;

import java.io.NotSerializableException;

/**
 * One record of a table at a time, to be moved from record to record: what reads a profile reads it, too. Not thread-safe.
 */
public final class Row extends Values {

    private static final long serialVersionUID = 1L;

    private final Table table;
    private final int[] indexes;
    private final transient Cells cells;
    private final boolean ofEvent;

    private Row(Table table, int[] indexes, Cells cells, boolean ofEvent) {
        super(cells);
        this.table = table;
        this.indexes = indexes.clone();
        this.cells = cells;
        this.ofEvent = ofEvent;
    }

    /**
     * A row that shows some attributes of users; others seem to be missing.
     *
     * @param table the users
     * @param indexes the {@linkplain Layout#indexOf indexes} of the attributes
     * @return the row, to be moved before it is read
     */
    public static Row ofUser(Table table, int[] indexes) {
        return new Row(table, indexes, Cells.empty(table.layout()), false);
    }

    /**
     * A row that shows some properties of events; others seem to be missing.
     *
     * @param table the events
     * @param indexes the {@linkplain Layout#indexOf indexes} of the properties
     * @return the row, to be moved before it is read
     */
    public static Row ofEvent(Table table, int[] indexes) {
        return new Row(table, indexes, Cells.empty(table.layout()), true);
    }

    @Override
    public boolean isOfEvent() {
        return ofEvent;
    }

    /**
     * Shows another record.
     *
     * @param record its position
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such record
     */
    public Row moveTo(int record) {
        table.read(record, indexes, cells);
        return this;
    }

    /** A row is a place in somebody's loop. */
    private Object writeReplace() throws NotSerializableException {
        throw new NotSerializableException(Row.class.getName());
    }
}
