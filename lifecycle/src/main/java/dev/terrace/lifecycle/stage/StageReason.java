package dev.terrace.lifecycle.stage;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import java.io.Serializable;
import java.util.Locale;

/**
 * One comparison that led to a stage: a number of days against a limit of the policy.
 *
 * @param threshold which limit
 * @param days the days that were counted, in local calendar days; not negative
 * @param limit the limit in days, as the policy sets it
 */
public record StageReason(Threshold threshold, long days, int limit) implements Serializable {

    /** Checks that the threshold is given. */
    public StageReason {
        requireNonNull(threshold, "threshold");
    }

    /**
     * Whether the limit was reached.
     *
     * @return {@code days >= limit}
     */
    public boolean isReached() {
        return days >= limit;
    }

    /**
     * The comparison for people. Worked text: {@code last activity 40 days ago reaches 30 (Silent)}, in Chinese
     * {@code 距最近活跃 40 天，已满 30 天（沉默）}.
     *
     * @param locale whose language to use
     * @return the sentence in Chinese for a Chinese locale, else in English
     */
    public String text(Locale locale) {
        String what = threshold.measured().text(locale);
        String stage = threshold.stage().label().text(locale);
        if (Label.isChinese(locale)) {
            return "距" + what + " " + days + " 天，" + (isReached() ? "已满 " : "未满 ") + limit + " 天（" + stage + "）";
        }
        String verb = isReached() ? " reaches " : " is below ";
        return what + " " + days + (days == 1 ? " day" : " days") + " ago" + verb + limit + " (" + stage + ")";
    }
}
