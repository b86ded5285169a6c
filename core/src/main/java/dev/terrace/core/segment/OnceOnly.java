package dev.terrace.core.segment;

import dev.terrace.core.population.Roster;
import org.jspecify.annotations.Nullable;

/** The users who are in one of two rosters but not in the other. */
final class OnceOnly<U extends Comparable<? super U>> {

    private int count;
    private @Nullable U least;
    private boolean leastIsEarlier;

    private OnceOnly() {}

    static <U extends Comparable<? super U>> OnceOnly<U> between(Roster<U> earlier, Roster<U> later) {
        OnceOnly<U> found = new OnceOnly<>();
        found.look(earlier, later, true);
        found.look(later, earlier, false);
        return found;
    }

    private void look(Roster<U> users, Roster<U> others, boolean earlier) {
        for (U user : users.ids()) {
            if (others.row(user).isEmpty()) {
                add(user, earlier);
            }
        }
    }

    private void add(U user, boolean earlier) {
        count++;
        if (least == null || user.compareTo(least) < 0) {
            least = user;
            leastIsEarlier = earlier;
        }
    }

    IllegalArgumentException refusal(String place) {
        return new IllegalArgumentException("both dates must have the same users but " + count
                + " are at one only, such as '" + least + "' at the " + (leastIsEarlier ? "earlier" : "later") + " ("
                + place + ")");
    }
}
