package dev.terrace.examples.quickstart.input;

import java.util.Optional;
import java.util.function.IntBinaryOperator;

/** The customers in the order of the log: as numbers if every id is an integer that fits a long, else by text. */
final class CustomerRanks {

    private final String[] ids;
    private final int[] rankOf;

    private CustomerRanks(String[] ids, int[] rankOf) {
        this.ids = ids;
        this.rankOf = rankOf;
    }

    static CustomerRanks of(IdDictionary customers) {
        int size = customers.size();
        int[] codes = new int[size];
        for (int code = 0; code < size; code++) {
            codes[code] = code;
        }
        IndexSort.sort(codes, 0, size, order(customers));
        String[] ids = new String[size];
        int[] rankOf = new int[size];
        for (int rank = 0; rank < size; rank++) {
            ids[rank] = customers.id(codes[rank]);
            rankOf[codes[rank]] = rank;
        }
        return new CustomerRanks(ids, rankOf);
    }

    int count() {
        return ids.length;
    }

    /** The rank of a customer, by its code. */
    int rankOf(int code) {
        return rankOf[code];
    }

    /** The id of a customer, by its rank. */
    String id(int rank) {
        return ids[rank];
    }

    /** The ids by rank. */
    String[] toIds() {
        return ids.clone();
    }

    private static IntBinaryOperator order(IdDictionary customers) {
        IntBinaryOperator byText = (left, right) -> customers.id(left).compareTo(customers.id(right));
        return numbers(customers)
                .<IntBinaryOperator>map(numbers -> (left, right) -> {
                    int byNumber = Long.compare(numbers[left], numbers[right]);
                    // 7 and 007 are the same number but not the same id.
                    return byNumber != 0 ? byNumber : byText.applyAsInt(left, right);
                })
                .orElse(byText);
    }

    private static Optional<long[]> numbers(IdDictionary customers) {
        long[] numbers = new long[customers.size()];
        for (int code = 0; code < numbers.length; code++) {
            String id = customers.id(code);
            if (!isInteger(id)) {
                return Optional.empty();
            }
            try {
                numbers[code] = Long.parseLong(id);
            } catch (NumberFormatException tooLong) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    /** Whether an id is ASCII digits after an optional minus; the JDK would also read a plus and other digits. */
    private static boolean isInteger(String id) {
        int start = id.startsWith("-") ? 1 : 0;
        return id.length() > start && id.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }
}
