package dev.terrace.core;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Guesses which name was meant by one that does not exist. */
final class Spelling {

    /** Long names would cost more than the guess is worth. */
    private static final int LONGEST = 100;

    private Spelling() {}

    /** The name with the fewest typing mistakes in it, at most one in three letters; the first in order among equals. */
    static @Nullable String nearest(String name, Collection<String> names) {
        @Nullable String nearest = null;
        int fewest = Math.max(1, name.length() / 3) + 1;
        for (String candidate : new TreeSet<>(names)) {
            int mistakes = mistakes(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (mistakes < fewest) {
                fewest = mistakes;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** The edit distance of Levenshtein: letters to insert, delete or replace. */
    private static int mistakes(String from, String to) {
        if (from.length() > LONGEST || to.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
