package dev.terrace.core.population;

import com.google.common.primitives.UnsignedLongs;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The host's own numbers of the users of an audience, as unsigned 64-bit numbers; no two the same. */
final class UserNumbers<U extends Comparable<? super U>> {

    private final Roster<U> roster;
    private final int[] rows;

    /** The number of the user in each of the rows. */
    private final long[] numbers;

    /** In ascending unsigned order. */
    private final long[] sorted;

    private UserNumbers(Roster<U> roster, int[] rows, long[] numbers) {
        this.roster = roster;
        this.rows = rows;
        this.numbers = numbers;
        this.sorted = numbers.clone();
        UnsignedLongs.sort(sorted);
    }

    static <U extends Comparable<? super U>> UserNumbers<U> of(Audience<U> users, ToLongFunction<? super U> number) {
        int[] rows = new int[users.size()];
        long[] numbers = new long[users.size()];
        int i = 0;
        for (PrimitiveIterator.OfInt each = users.rows(); each.hasNext(); i++) {
            rows[i] = each.nextInt();
            numbers[i] = number.applyAsLong(users.roster().id(rows[i]));
        }
        UserNumbers<U> all = new UserNumbers<>(users.roster(), rows, numbers);
        all.requireDistinct();
        return all;
    }

    static <U> ToLongFunction<U> unsigned(ToIntFunction<? super U> number) {
        return user -> Integer.toUnsignedLong(number.applyAsInt(user));
    }

    private void requireDistinct() {
        int repeated = 0;
        long last = 0;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                repeated++;
                last = sorted[i];
            }
        }
        if (repeated > 0) {
            throw new IllegalArgumentException("no two users may share a number but " + repeated + " of "
                    + sorted.length + " do, such as " + Long.toUnsignedString(last) + " of users " + usersOf(last));
        }
    }

    private List<U> usersOf(long number) {
        return IntStream.range(0, rows.length)
                .filter(i -> numbers[i] == number)
                .limit(2)
                .mapToObj(i -> roster.id(rows[i]))
                .toList();
    }

    /** Whose number is in a set. */
    Audience<U> in(NumberSet set) {
        return Audience.ofRows(
                roster,
                IntStream.range(0, rows.length)
                        .filter(i -> set.contains(numbers[i]))
                        .map(i -> rows[i]));
    }

    boolean isUsed(long number) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(sorted[middle], number) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < sorted.length && sorted[low] == number;
    }

    NumberSet toSet() {
        NumberSet.Builder set = new NumberSet.Builder();
        for (long number : sorted) {
            set.add(number);
        }
        return set.build();
    }
}
