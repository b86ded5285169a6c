package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * An audience from outside, and whom of it the roster does not know. Worked numbers: if the roster's users have the numbers
 * 1 to 5, the bitmap of 4, 5, 6 gives an audience of 2 and the unknown number 6.
 *
 * @param audience who is known
 * @param unknownCount how many numbers are nobody's
 * @param unknown the least of these, at most {@value #MOST_LISTED}, ascending, to be read as unsigned
 * @param <U> the host's type of user id, in its natural order
 */
public record ImportedAudience<U extends Comparable<? super U>>(
        Audience<U> audience, long unknownCount, List<Long> unknown) implements Serializable {

    /** How many unknown numbers are listed at most. */
    public static final int MOST_LISTED = 100;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if more numbers are listed than counted
     */
    public ImportedAudience {
        requireNonNull(audience, "audience");
        unknown = ImmutableList.copyOf(unknown);
        if (unknown.size() > unknownCount) {
            throw new IllegalArgumentException(
                    "unknownCount must be at least the " + unknown.size() + " listed but was " + unknownCount);
        }
    }

    static <U extends Comparable<? super U>> ImportedAudience<U> of(NumberSet numbers, UserNumbers<U> users) {
        Audience<U> audience = users.in(numbers);
        long unknownCount = numbers.size() - audience.size();
        return new ImportedAudience<>(audience, unknownCount, firstUnknown(numbers, users, unknownCount));
    }

    /** Stops as soon as enough are found: a short bitmap can hold more numbers than could ever be looked at. */
    private static List<Long> firstUnknown(NumberSet numbers, UserNumbers<?> users, long unknownCount) {
        int limit = (int) Math.min(unknownCount, MOST_LISTED);
        List<Long> unknown = new ArrayList<>(limit);
        if (limit > 0) {
            numbers.forEachWhile(number -> {
                if (!users.isUsed(number)) {
                    unknown.add(number);
                }
                return unknown.size() < limit;
            });
        }
        return unknown;
    }

    /**
     * The audience, if everybody is known.
     *
     * @return the audience
     * @throws IllegalArgumentException if numbers are unknown: how many, and the first of them
     */
    public Audience<U> requireComplete() {
        if (unknownCount > 0) {
            List<String> first =
                    unknown.stream().limit(5).map(Long::toUnsignedString).toList();
            throw new IllegalArgumentException("numbers must be those of users but " + unknownCount
                    + " are nobody's, such as " + first + " (roster of " + audience.roster() + ")");
        }
        return audience;
    }
}
