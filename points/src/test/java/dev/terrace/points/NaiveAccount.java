package dev.terrace.points;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of an account once more, as simply as they can be said: every point is an object of its own, and a number
 * of points is found by counting. Shares nothing with the account but the words.
 */
final class NaiveAccount {

    enum Place {
        IN_HAND,
        SPENT,
        EXPIRED,
        CLAWED_BACK,
        REPAID
    }

    /** One point. */
    static final class Point {
        final String earnedBy;
        final int lot;
        final Instant from;
        final Instant until;
        Place place = Place.IN_HAND;
        String spentOn = "";

        Point(String earnedBy, int lot, Instant from, Instant until) {
            this.earnedBy = earnedBy;
            this.lot = lot;
            this.from = from;
            this.until = until;
        }
    }

    /** What stands in for the points of a refunded order that are elsewhere, each of them by one. */
    static final class Claim {
        final Deque<Point> taken = new ArrayDeque<>();
        final Deque<Point> repaid = new ArrayDeque<>();
        long debt;
        long forgiven;
    }

    final List<Point> points = new ArrayList<>();
    final Set<String> earned = new HashSet<>();
    final Map<String, Long> growth = new HashMap<>();
    final Set<String> redeemed = new HashSet<>();
    final Set<String> refunded = new HashSet<>();
    final Map<String, Claim> claims = new LinkedHashMap<>();
    final Set<String> handled = new HashSet<>();

    boolean earn(String order, long amount, long growthGained, Instant from, Instant until, Instant now) {
        if (earned.contains(order) || refunded.contains(order)) {
            return false;
        }
        expire(now);
        earned.add(order);
        growth.put(order, growthGained);
        for (long i = 0; i < amount; i++) {
            points.add(new Point(order, earned.size(), from, until));
        }
        repay(now);
        return true;
    }

    boolean redeem(String order, long amount, Instant now) {
        if (redeemed.contains(order) || refunded.contains(order)) {
            return false;
        }
        expire(now);
        redeemed.add(order);
        List<Point> usable = usable(now);
        for (int i = 0; i < amount; i++) {
            usable.get(i).place = Place.SPENT;
            usable.get(i).spentOn = order;
        }
        return true;
    }

    boolean refund(String order, boolean forgive, Instant now) {
        if (refunded.contains(order) || !(earned.contains(order) || redeemed.contains(order))) {
            return false;
        }
        expire(now);
        refunded.add(order);
        growth.remove(order);
        points.stream()
                .filter(point -> point.place == Place.SPENT && point.spentOn.equals(order))
                .forEach(this::comeBack);
        expire(now);
        repay(now);
        if (earned.contains(order)) {
            clawBack(order, forgive, now);
        }
        return true;
    }

    void expire(Instant now) {
        points.stream()
                .filter(point -> point.place == Place.IN_HAND && !point.until.isAfter(now))
                .forEach(point -> point.place = Place.EXPIRED);
    }

    long available(Instant now) {
        return usable(now).size();
    }

    long pending(Instant now) {
        return points.stream()
                .filter(point -> point.place == Place.IN_HAND && point.from.isAfter(now))
                .count();
    }

    long expiringBy(Instant limit, Instant now) {
        return points.stream()
                .filter(point -> point.place == Place.IN_HAND && point.until.isAfter(now))
                .filter(point -> !point.until.isAfter(limit) && point.until.isBefore(Instant.MAX))
                .count();
    }

    long count(Place place) {
        return points.stream().filter(point -> point.place == place).count();
    }

    long growth() {
        return growth.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<Point> usable(Instant now) {
        return points.stream()
                .filter(point -> point.place == Place.IN_HAND)
                .filter(point -> !point.from.isAfter(now) && point.until.isAfter(now))
                .sorted(CONSUMPTION)
                .toList();
    }

    private void repay(Instant now) {
        for (Point point : inHand(now)) {
            claims.values().stream().filter(claim -> claim.debt > 0).findFirst().ifPresent(oldest -> {
                point.place = Place.REPAID;
                oldest.repaid.push(point);
                oldest.debt--;
            });
        }
    }

    /** A point of a refunded order is not in hand again: what stood in for it is. */
    private void comeBack(Point point) {
        Claim claim = claims.get(point.earnedBy);
        if (claim == null) {
            point.place = Place.IN_HAND;
            return;
        }
        point.place = Place.CLAWED_BACK;
        if (claim.forgiven > 0) {
            claim.forgiven--;
        } else if (claim.debt > 0) {
            claim.debt--;
        } else if (!claim.repaid.isEmpty()) {
            comeBack(claim.repaid.pop());
        } else {
            comeBack(claim.taken.pop());
        }
    }

    long debt() {
        return claims.values().stream().mapToLong(claim -> claim.debt).sum();
    }

    private void clawBack(String order, boolean forgive, Instant now) {
        long owed = points.stream()
                .filter(point -> point.earnedBy.equals(order) && point.place != Place.EXPIRED)
                .count();
        List<Point> candidates = new ArrayList<>(inHand(now));
        candidates.sort(Comparator.comparing(point -> !point.earnedBy.equals(order))); // stable: own points first
        Claim claim = new Claim();
        for (Point point : candidates) {
            if (owed > 0) {
                point.place = Place.CLAWED_BACK;
                owed--;
                if (!point.earnedBy.equals(order)) {
                    claim.taken.push(point);
                }
            }
        }
        if (forgive) {
            claim.forgiven = owed;
        } else {
            claim.debt = owed;
        }
        claims.put(order, claim);
    }

    /** Unexpired points in hand: usable ones first, each part in the order of consumption. */
    private List<Point> inHand(Instant now) {
        List<Point> all = new ArrayList<>(usable(now));
        points.stream()
                .filter(point -> point.place == Place.IN_HAND && point.from.isAfter(now))
                .sorted(CONSUMPTION)
                .forEach(all::add);
        return all;
    }

    private static final Comparator<Point> CONSUMPTION = Comparator.comparing((Point point) -> point.until)
            .thenComparing(point -> point.from)
            .thenComparingInt(point -> point.lot);
}
