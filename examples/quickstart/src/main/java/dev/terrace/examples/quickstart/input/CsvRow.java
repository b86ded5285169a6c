package dev.terrace.examples.quickstart.input;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.terrace.examples.quickstart.input.PurchaseColumns.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The current row of a file: takes the used fields from the parser and gives them as text. There is one object for all
 * rows.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private final PurchaseColumns columns;
    private final ReplayReader text;
    private final long linesBefore;
    private final Map<Field, FieldText> fields = new EnumMap<>(Field.class);
    private int lines;
    private boolean brokenField;
    private boolean startsBlank;

    /**
     * A row to be filled by a parser of its own.
     *
     * @param columns the columns of the file
     * @param text what the parser reads
     */
    CsvRow(PurchaseColumns columns, ReplayReader text) {
        this.columns = columns;
        this.text = text;
        this.linesBefore = text.line() - 1;
        for (Field field : Field.values()) {
            fields.put(field, new FieldText());
        }
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        text.moveTo(linesBefore + startingLineNumber);
        lines = 1;
        brokenField = false;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (column == 0) {
            startsBlank = !quoted && isBlank(buffer, offset, length);
        }
        Optional<Field> field = columns.field(column);
        if (field.isPresent()) {
            text(field.get()).set(buffer, offset, length);
        }
        if (quoted) {
            int lineEnds = countLineEnds(buffer, offset, length);
            lines += lineEnds;
            brokenField |= lineEnds > 0 && field.isPresent();
        }
    }

    private static int countLineEnds(char[] buffer, int offset, int length) {
        int count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += buffer[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    private static boolean isBlank(char[] buffer, int offset, int length) {
        int end = offset;
        while (end < offset + length && Character.isWhitespace(buffer[end])) {
            end++;
        }
        return end == offset + length;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /** The text of a field; empty if the file has no such column. */
    FieldText text(Field field) {
        FieldText value = fields.get(field);
        if (value == null) {
            throw new IllegalStateException("every field has a text but " + field + " has none");
        }
        return value;
    }

    /** How many fields the row has. */
    int fieldCount() {
        return getFieldCount();
    }

    /** How many lines the row takes, because quoted fields hold line ends. */
    int lines() {
        return lines;
    }

    /** Whether a line ends inside a field that is used, which a forgotten quote does. */
    boolean hasBrokenField() {
        return brokenField;
    }

    /** Whether nothing stands on the line but white space. */
    boolean isBlank() {
        return getFieldCount() == 1 && startsBlank;
    }
}
