package dev.terrace.core;

/**
 * One record of a table at a time, to be moved from record to record: what reads a profile reads it, too. Not thread-safe.
 */
public final class Row extends Values {

    private static final long serialVersionUID = 1L;

    private final Table table;
    private final int[] indexes;
    private final transient Cells cells;

    private Row(Table table, int[] indexes, Cells cells) {
        super(cells);
        this.table = table;
        this.indexes = indexes;
        this.cells = cells;
    }

    /**
     * A row that shows some attributes; others seem to be missing.
     *
     * @param table the records
     * @param indexes the {@linkplain Layout#indexOf indexes} of the attributes
     * @return the row, to be moved before it is read
     */
    public static Row of(Table table, int[] indexes) {
        return new Row(table, indexes.clone(), Cells.empty(table.layout()));
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
}
