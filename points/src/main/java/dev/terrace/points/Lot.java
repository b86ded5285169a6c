package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.time.Interval;
import dev.terrace.points.earn.Expiry;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * Points that were earned together and expire together.
 *
 * <p>Every point of a lot is in just one place: {@code original = remaining + spent + expired + clawedBack + repaid}.
 *
 * @param id the version of the event that earned it
 * @param orderId the order that earned it
 * @param usable from when to when its points can be spent; the end is {@link Expiry#NEVER} if they never expire
 * @param original how many points were earned
 * @param remaining how many are in hand
 * @param spent how many are redeemed, less those given back
 * @param expired how many expired
 * @param clawedBack how many refunds took back
 * @param repaid how many went to repay a debt
 */
public record Lot(
        long id,
        String orderId,
        Interval usable,
        long original,
        long remaining,
        long spent,
        long expired,
        long clawedBack,
        long repaid)
        implements Serializable {

    /**
     * Checks that every point is in just one place.
     *
     * @throws IllegalArgumentException if a number is negative or they do not add up to the original
     */
    public Lot {
        requireNonNull(orderId, "orderId");
        requireNonNull(usable, "usable");
        boolean inRange = remaining >= 0 && spent >= 0 && expired >= 0 && clawedBack >= 0 && repaid >= 0;
        // Subtraction one by one cannot overflow: each number is between 0 and what is left.
        if (!inRange || original - remaining - spent - expired - clawedBack - repaid != 0) {
            throw new IllegalArgumentException("points of lot " + id + " must not be negative and must add up to "
                    + original + " but were " + remaining + " remaining, " + spent + " spent, " + expired + " expired, "
                    + clawedBack + " clawed back, " + repaid + " repaid");
        }
    }

    static Lot earned(long id, String orderId, Interval usable, long points) {
        return new Lot(id, orderId, usable, points, points, 0, 0, 0, 0);
    }

    /**
     * Whether its points ever expire.
     *
     * @return false if they stay until they are used
     */
    public boolean expires() {
        return !usable.end().equals(Expiry.NEVER);
    }

    boolean expiredBy(Instant instant) {
        return !instant.isBefore(usable.end());
    }

    boolean pendingAt(Instant instant) {
        return instant.isBefore(usable.start());
    }

    Lot spend(long points) {
        return new Lot(id, orderId, usable, original, remaining - points, spent + points, expired, clawedBack, repaid);
    }

    Lot restore(long points) {
        return spend(-points);
    }

    Lot expire(long points) {
        return new Lot(id, orderId, usable, original, remaining - points, spent, expired + points, clawedBack, repaid);
    }

    Lot clawBack(long points) {
        return new Lot(id, orderId, usable, original, remaining - points, spent, expired, clawedBack + points, repaid);
    }

    Lot release(long points) {
        return clawBack(-points);
    }

    Lot unpay(long points) {
        return repay(-points);
    }

    Lot repay(long points) {
        return new Lot(id, orderId, usable, original, remaining - points, spent, expired, clawedBack, repaid + points);
    }

    Place place() {
        return new Place(usable, id);
    }

    /**
     * Where a lot stands in the order of consumption: soonest expiry first and never-expiring last, then the one
     * available first, then the one earned first.
     */
    record Place(Interval usable, long id) implements Comparable<Place>, Serializable {

        private static final Comparator<Place> ORDER = Comparator.comparing((Place place) -> place.usable.end())
                .thenComparing(place -> place.usable.start())
                .thenComparingLong(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
