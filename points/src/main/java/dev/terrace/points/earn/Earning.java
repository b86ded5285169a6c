package dev.terrace.points.earn;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.Money;
import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.util.Locale;

/**
 * What an amount earned, and why so many.
 *
 * @param basis the amount that earned
 * @param base points before the multiplier
 * @param multiplier the factor of the level held at the time
 * @param points points after the multiplier
 */
public record Earning(Money basis, long base, Ratio multiplier, long points) implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if base or points are negative
     */
    public Earning {
        requireNonNull(basis, "basis");
        requireNonNull(multiplier, "multiplier");
        if (base < 0 || points < 0) {
            throw new IllegalArgumentException(
                    "earned points must not be negative but were " + base + " and " + points);
        }
    }

    /**
     * The earning for people.
     *
     * @param locale Chinese for a Chinese locale, else English
     * @return a line such as {@code 28 points: 19.99 CNY gives 19, times 3/2 is 28}
     */
    public String text(Locale locale) {
        return Label.isChinese(locale)
                ? points + " 积分：" + basis + " 得 " + base + "，乘以 " + multiplier + " 得 " + points
                : points + " points: " + basis + " gives " + base + ", times " + multiplier + " is " + points;
    }
}
