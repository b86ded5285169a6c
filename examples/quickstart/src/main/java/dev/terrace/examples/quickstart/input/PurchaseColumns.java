package dev.terrace.examples.quickstart.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which column of a file holds what, as its header says. */
final class PurchaseColumns {

    /** What a column holds that is used. */
    enum Field {
        CUSTOMER_ID,
        ORDER_ID,
        DATE,
        AMOUNT;

        /** {@return the name in the header} */
        @Override
        public String toString() {
            return switch (this) {
                case CUSTOMER_ID -> "customer_id";
                case ORDER_ID -> "order_id";
                case DATE -> "date";
                case AMOUNT -> "amount";
            };
        }

        private static Optional<Field> named(String name) {
            for (Field field : values()) {
                if (field.toString().equals(name)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }
    }

    private final List<Optional<Field>> fields;
    private final List<String> ignored;

    private PurchaseColumns(List<Optional<Field>> fields, List<String> ignored) {
        this.fields = List.copyOf(fields);
        this.ignored = List.copyOf(ignored);
    }

    /**
     * The columns of a header, in any order.
     *
     * @param header the names
     * @return the columns
     * @throws InputException if a needed column is missing, or one that is used stands there twice
     */
    static PurchaseColumns of(List<String> header) {
        List<Optional<Field>> fields = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (String cell : header) {
            String name = cell.strip();
            Optional<Field> field = Field.named(name);
            if (field.isPresent() && fields.contains(field)) {
                throw new InputException("the header must name " + name + " once but has " + shown(header));
            }
            if (field.isEmpty()) {
                ignored.add(name);
            }
            fields.add(field);
        }
        requireAll(fields, header);
        return new PurchaseColumns(fields, ignored);
    }

    private static void requireAll(List<Optional<Field>> fields, List<String> header) {
        List<String> missing = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field != Field.ORDER_ID && !fields.contains(Optional.of(field))) {
                missing.add(field.toString());
            }
        }
        if (!missing.isEmpty()) {
            throw new InputException(
                    "the header must have the columns customer_id, date and amount, separated by commas,"
                            + " and may have order_id; " + String.join(", ", missing) + " missing in " + shown(header));
        }
    }

    private static String shown(List<String> header) {
        return Excerpt.quoted(String.join(",", header));
    }

    /** How many columns there are. */
    int count() {
        return fields.size();
    }

    /** What a column holds, if it is used; a column beyond the header is not. */
    Optional<Field> field(int column) {
        return column < fields.size() ? fields.get(column) : Optional.empty();
    }

    /** The names of the columns that are not used. */
    List<String> ignored() {
        return ignored;
    }
}
