package dev.terrace.lifecycle.growth;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.util.Locale;

/**
 * The account of one day, week or month, in users.
 *
 * <p>Two identities hold by construction: {@code active = newUsers + kept + returned + unknown}, and
 * {@code lapsed = previous - kept}. Over complete histories {@code unknown} is 0.
 *
 * @param number the bucket's epoch number
 * @param name the bucket's name, such as {@code 2020-01-12} or {@code 2020-01}
 * @param isComplete whether the period had ended by {@code asOf}; if not, every figure is "so far": users counted as
 *     lapsed may still come
 * @param previous the active users of the period just before; not negative
 * @param newUsers active for the first time ever; not negative
 * @param kept active, and also in the period just before; not negative and at most {@code previous}
 * @param returned active, not in the period just before, but earlier; not negative
 * @param unknown active, but their history is too short to tell whether they are new, kept or returned; not negative
 * @param uncovered users whose history is not complete from the start of the period just before on, active or not: if
 *     there are any, {@code active} is a lower bound and {@code lapsed} may be too high
 */
public record GrowthPeriod(
        long number,
        String name,
        boolean isComplete,
        long previous,
        long newUsers,
        long kept,
        long returned,
        long unknown,
        long uncovered)
        implements Serializable {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative, or more users were kept than were active before
     */
    public GrowthPeriod {
        requireNonNull(name, "name");
        if (Math.min(Math.min(newUsers, kept), Math.min(returned, Math.min(unknown, uncovered))) < 0) {
            throw new IllegalArgumentException("counts must not be negative but were new " + newUsers + ", kept " + kept
                    + ", returned " + returned + ", unknown " + unknown + ", uncovered " + uncovered + " (" + name
                    + ")");
        }
        if (kept > previous) {
            throw new IllegalArgumentException(
                    "kept must be at most previous " + previous + " but was " + kept + " (" + name + ")");
        }
    }

    /**
     * The users who were active in the period.
     *
     * @return {@code newUsers + kept + returned + unknown}
     */
    public long active() {
        return newUsers + kept + returned + unknown;
    }

    /**
     * The users who were active in the period just before and not in this one. A count, so not negative, although charts
     * often draw it below the axis.
     *
     * @return {@code previous - kept}
     */
    public long lapsed() {
        return previous - kept;
    }

    /**
     * Whether the histories reach back far enough for every figure to be exact.
     *
     * @return true if {@code unknown} and {@code uncovered} are 0
     */
    public boolean isCertain() {
        return unknown == 0 && uncovered == 0;
    }

    /**
     * The share of the previous period's users that was kept. Worked number: 3 of 4 kept is 3/4.
     *
     * @return {@code kept / previous}; undefined if nobody was active before
     */
    public Ratio retention() {
        return Ratio.of(kept, previous);
    }

    /**
     * Users gained per user lost: above 1 the user base grows. Worked number: 6 new and 2 returned against 4 lapsed is
     * 8/4. Unknown users are left out.
     *
     * <p>Source: the quick ratio of growth accounting, as described by J. Hsu, "Diligence at Social Capital, part 1:
     * Accounting for User Growth" (2015).
     *
     * @return {@code (newUsers + returned) / lapsed}; undefined if nobody lapsed
     */
    public Ratio quickRatio() {
        return Ratio.of(newUsers + returned, lapsed());
    }

    /**
     * The account for people. Worked text: {@code 2020-01-12: 3 active = 1 new + 1 kept + 1 returned; 0 lapsed}.
     *
     * @param locale whose language to use
     * @return one line in Chinese for a Chinese locale, else in English
     */
    public String text(Locale locale) {
        return Label.isChinese(locale) ? chineseText() : englishText();
    }

    private String englishText() {
        return name + ": " + active() + " active = " + newUsers + " new + " + kept + " kept + " + returned + " returned"
                + (unknown == 0 ? "" : " + " + unknown + " unknown") + "; " + lapsed() + " lapsed"
                + (isComplete ? "" : " (so far)")
                + (uncovered == 0 ? "" : "; " + uncovered + " histories too short");
    }

    private String chineseText() {
        return name + "：活跃 " + active() + " = 新增 " + newUsers + " + 留存 " + kept + " + 回流 " + returned
                + (unknown == 0 ? "" : " + 未知 " + unknown) + "；流失 " + lapsed() + (isComplete ? "" : "（截至目前）")
                + (uncovered == 0 ? "" : "；历史不足 " + uncovered);
    }

    GrowthPeriod plus(GrowthPeriod other) {
        return new GrowthPeriod(
                number,
                name,
                isComplete,
                Math.addExact(previous, other.previous),
                Math.addExact(newUsers, other.newUsers),
                Math.addExact(kept, other.kept),
                Math.addExact(returned, other.returned),
                Math.addExact(unknown, other.unknown),
                Math.addExact(uncovered, other.uncovered));
    }
}
