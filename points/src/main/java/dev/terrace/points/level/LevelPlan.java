package dev.terrace.points.level;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layers;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a membership (会员等级) and the stretch of time whose growth counts.
 *
 * <p>A member earns the highest level whose threshold the growth in the window reaches. Worked number: with silver from
 * 300 and gold from 1000, growth of 320 earns silver and 680 more earns gold.
 */
public final class LevelPlan implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layers layers;
    private final ImmutableList<Level> levels;
    private final Window window;

    private LevelPlan(Layers layers, ImmutableList<Level> levels, Window window) {
        this.layers = layers;
        this.levels = levels;
        this.window = window;
    }

    /**
     * Starts a plan named {@code level}, of version 1, that counts all growth.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The levels.
     *
     * @return the levels, lowest first; at least one
     */
    public List<Level> levels() {
        return levels;
    }

    /**
     * The levels as layers that users flow through, with the plan's name and version.
     *
     * @return the layers, lowest first
     */
    public Layers layers() {
        return layers;
    }

    /**
     * Which growth counts.
     *
     * @return the window
     */
    public Window window() {
        return window;
    }

    /**
     * The level of a member who was never reviewed.
     *
     * @return the lowest level
     */
    public Level lowest() {
        return levels.get(0);
    }

    /**
     * The level of a key.
     *
     * @param key the level's key
     * @return the level; the lowest if the plan has no such key
     */
    public Level levelOrLowest(String key) {
        requireNonNull(key, "key");
        return levels.stream()
                .filter(level -> level.key().equals(key))
                .findFirst()
                .orElse(lowest());
    }

    /**
     * The level that an amount of growth earns.
     *
     * @param growth the growth in the window; not negative
     * @return the highest level whose threshold it reaches
     * @throws IllegalArgumentException if the growth is negative
     */
    public Level levelFor(long growth) {
        if (growth < 0) {
            throw new IllegalArgumentException("growth must not be negative but was " + growth);
        }
        Level earned = levels.get(0);
        for (Level level : levels) {
            earned = level.threshold() <= growth ? level : earned;
        }
        return earned;
    }

    /**
     * Reviews a member who was never reviewed before, and so holds the lowest level.
     *
     * @param growth what the member gained, in any order
     * @param asOf the first instant that is not known yet; growth at or after it does not count
     * @param calendar what the days and months of the window mean
     * @return the level earned, with the growth that earned it and what is missing to the next
     * @throws ArithmeticException if the growth in the window does not fit 64 bits
     */
    public LevelReview review(Collection<Growth> growth, Instant asOf, Calendar calendar) {
        return review(lowest().key(), growth, asOf, calendar);
    }

    /**
     * Reviews a member.
     *
     * @param heldKey the key of the level held; the plan need not know it any more
     * @param growth what the member gained, in any order
     * @param asOf the first instant that is not known yet; growth at or after it does not count
     * @param calendar what the days and months of the window mean
     * @return the level earned, with the growth that earned it and what is missing to the next
     * @throws ArithmeticException if the growth in the window does not fit 64 bits
     */
    public LevelReview review(String heldKey, Collection<Growth> growth, Instant asOf, Calendar calendar) {
        requireNonNull(heldKey, "heldKey");
        requireNonNull(growth, "growth");
        Interval counted = window.resolve(requireNonNull(asOf, "asOf"), requireNonNull(calendar, "calendar"));
        long sum = 0;
        for (Growth gain : growth) {
            sum = Math.addExact(sum, counted.contains(gain.at()) ? gain.amount() : 0);
        }
        Level earned = levelFor(sum);
        int above = layers.rankOf(earned.key()) + 1;
        @Nullable Level next = above < levels.size() ? levels.get(above) : null;
        return new LevelReview(heldKey, levelOrLowest(heldKey), earned, sum, counted, next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LevelPlan that
                && layers.equals(that.layers)
                && levels.equals(that.levels)
                && window.equals(that.window);
    }

    @Override
    public int hashCode() {
        return levels.hashCode() * 31 + window.hashCode();
    }

    /** {@return name, version and keys} */
    @Override
    public String toString() {
        return layers.toString();
    }

    /** Collects the settings of a plan. Not thread-safe. */
    public static final class Builder {

        private String name = "level";
        private int version = 1;
        private Window window = Window.ever();
        private final List<Level> levels = new ArrayList<>();

        private Builder() {}

        /**
         * Names the plan; the default is {@code level}.
         *
         * @param name what its layers are called; not blank
         * @return this builder
         */
        public Builder name(String name) {
            this.name = requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets which meaning of the levels this is; the default is 1.
         *
         * @param version counts up with every change of levels, thresholds or window
         * @return this builder
         */
        public Builder version(int version) {
            this.version = version;
            return this;
        }

        /**
         * Sets which growth counts; the default is all of it.
         *
         * @param window the window, such as {@code Window.months(12)}
         * @return this builder
         */
        public Builder window(Window window) {
            this.window = requireNonNull(window, "window");
            return this;
        }

        /**
         * Adds the next higher level.
         *
         * @param level the level
         * @return this builder
         */
        public Builder level(Level level) {
            levels.add(requireNonNull(level, "level"));
            return this;
        }

        /**
         * Builds the plan.
         *
         * @return the plan
         * @throws InvalidModelException listing everything that is wrong: no level, a lowest threshold other than 0,
         *     a version below 1, thresholds that do not ascend, a key used twice, a multiplier that is 0 or undefined
         */
        public LevelPlan build() {
            Problems problems = new Problems();
            problems.unless(!name.isBlank(), "BLANK_NAME", "name", "must not be blank but was '" + name + "'");
            problems.unless(version >= 1, "INVALID_VERSION", "version", "must be at least 1 but was " + version);
            problems.unless(!levels.isEmpty(), "NO_LEVEL", "levels", "must have at least one level but had none");
            checkThresholds(problems);
            Set<String> keys = new LinkedHashSet<>();
            for (Level level : levels) {
                checkLevel(problems, level, keys.add(level.key()));
            }
            problems.throwIfAny("level plan");
            List<Layer> lowestFirst = levels.stream()
                    .map(level -> Layer.of(level.key(), level.label()))
                    .toList();
            return new LevelPlan(Layers.of(name, version, lowestFirst), ImmutableList.copyOf(levels), window);
        }

        private void checkThresholds(Problems problems) {
            for (int i = 0; i < levels.size(); i++) {
                long threshold = levels.get(i).threshold();
                String path = pathOf(levels.get(i)) + "/threshold";
                if (i == 0) {
                    problems.unless(
                            threshold == 0, "LOWEST_NOT_ZERO", path, "the lowest must be 0 but was " + threshold);
                } else {
                    long below = levels.get(i - 1).threshold();
                    problems.unless(
                            threshold > below,
                            "NOT_ASCENDING",
                            path,
                            "must be above " + below + ", the threshold before, but was " + threshold);
                }
            }
        }

        private static void checkLevel(Problems problems, Level level, boolean newKey) {
            problems.unless(
                    newKey, "DUPLICATE_LEVEL", pathOf(level), "a level key must be used once but was used again");
            problems.unless(!level.key().isBlank(), "BLANK_KEY", pathOf(level), "a level key must not be blank");
            problems.unless(
                    level.multiplier().isDefined() && level.multiplier().numerator() > 0,
                    "INVALID_MULTIPLIER",
                    pathOf(level) + "/multiplier",
                    "a multiplier must be positive and defined but was " + level.multiplier());
        }

        private static String pathOf(Level level) {
            return "levels/" + level.key();
        }
    }
}
