package dev.terrace.points.level;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a member stands: the level held, the level earned, and what is missing to the next one. */
public final class LevelReview implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String heldKey;
    private final Level held;
    private final Level earned;
    private final long growth;
    private final Interval window;
    private final @Nullable Level next;

    LevelReview(String heldKey, Level held, Level earned, long growth, Interval window, @Nullable Level next) {
        this.heldKey = requireNonNull(heldKey, "heldKey");
        this.held = requireNonNull(held, "held");
        this.earned = requireNonNull(earned, "earned");
        this.growth = growth;
        this.window = requireNonNull(window, "window");
        this.next = next;
    }

    /**
     * The key of the level held before the review, also if the plan does not know it any more.
     *
     * @return the key of the level of the last review; that of the lowest if there was none
     */
    public String heldKey() {
        return heldKey;
    }

    /**
     * The level held before the review, as the plan has it.
     *
     * @return the level of the last review; the lowest if there was none or the plan does not know it any more
     */
    public Level held() {
        return held;
    }

    /**
     * The level that the growth in the window earns.
     *
     * @return the highest level whose threshold it reaches
     */
    public Level earned() {
        return earned;
    }

    /**
     * The growth that counts.
     *
     * @return the sum over the window; not negative
     */
    public long growth() {
        return growth;
    }

    /**
     * The stretch of time whose growth counts.
     *
     * @return the window as of the review
     */
    public Interval window() {
        return window;
    }

    /**
     * The level above the one earned.
     *
     * @return the next level; empty at the top
     */
    public Optional<Level> next() {
        return Optional.ofNullable(next);
    }

    /**
     * The growth that is missing to the next level. Gaining just as much within the window does reach it.
     *
     * @return the missing growth; 0 at the top
     */
    public long missing() {
        return next == null ? 0 : next.threshold() - growth;
    }

    /**
     * What the review does to the level held.
     *
     * @return up, kept or down; replaced if the plan does not know the level held
     */
    public LevelMove move() {
        if (earned.key().equals(heldKey)) {
            return LevelMove.KEPT;
        }
        if (!held.key().equals(heldKey)) {
            return LevelMove.REPLACED;
        }
        return earned.threshold() > held.threshold() ? LevelMove.UP : LevelMove.DOWN;
    }

    /**
     * The review for people.
     *
     * @param locale Chinese for a Chinese locale, else English
     * @return a line such as {@code up: growth 320 earns silver (from 300), 680 to gold}
     */
    public String text(Locale locale) {
        boolean chinese = Label.isChinese(locale);
        String level = earned.label().text(locale);
        String reached = chinese
                ? "成长值 " + growth + " 达到 " + level + "（" + earned.threshold() + " 起）"
                : "growth " + growth + " earns " + level + " (from " + earned.threshold() + ")";
        String ahead = next().map(above -> chinese
                        ? "，距 " + above.label().text(locale) + " 还差 " + missing()
                        : ", " + missing() + " to " + above.label().text(locale))
                .orElse("");
        return move().label().text(locale) + (chinese ? "：" : ": ") + reached + ahead;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LevelReview that
                && heldKey.equals(that.heldKey)
                && held.equals(that.held)
                && earned.equals(that.earned)
                && growth == that.growth
                && window.equals(that.window)
                && Objects.equals(next, that.next);
    }

    @Override
    public int hashCode() {
        return Objects.hash(heldKey, earned, growth, window);
    }

    /** {@return the review in English} */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
