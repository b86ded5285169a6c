package dev.terrace.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says durations in words: {@code 1 hour 30 minutes}, {@code 1 小时 30 分钟}. */
public final class DurationWords {

    /** From here on hours are hard to read. */
    private static final int MANY_HOURS = 72;

    private static final int HOURS_OF_DAY = 24;

    private DurationWords() {}

    /**
     * The duration in English. Worked values: {@code PT0S} is {@code 0 seconds}, {@code PT48H} is {@code 48 hours},
     * {@code PT721H} is {@code 30 days 1 hour}, {@code PT-1.5S} is {@code minus 1.5 seconds}.
     *
     * @param duration the duration
     * @return the words; a day has 24 hours
     */
    public static String english(Duration duration) {
        List<String> words = new ArrayList<>();
        for (Amount amount : amounts(duration)) {
            words.add(amount.number() + " " + amount.unit().english
                    + (amount.number().equals("1") ? "" : "s"));
        }
        return (duration.isNegative() ? "minus " : "") + String.join(" ", words);
    }

    /**
     * The duration in Chinese.
     *
     * @param duration the duration
     * @return the words; a day has 24 hours
     */
    public static String chinese(Duration duration) {
        List<String> words = new ArrayList<>();
        for (Amount amount : amounts(duration)) {
            words.add(amount.number() + " " + amount.unit().chinese);
        }
        return (duration.isNegative() ? "负 " : "") + String.join(" ", words);
    }

    private enum Unit {
        DAY("day", "天"),
        HOUR("hour", "小时"),
        MINUTE("minute", "分钟"),
        SECOND("second", "秒");

        private final String english;
        private final String chinese;

        Unit(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }
    }

    private record Amount(String number, Unit unit) {}

    /** The units that are not zero, the largest first; of nothing, no seconds. */
    private static List<Amount> amounts(Duration duration) {
        Duration length = size(duration);
        List<Amount> amounts = new ArrayList<>();
        boolean days = length.toHours() >= MANY_HOURS;
        add(amounts, days ? length.toDays() : 0, Unit.DAY);
        add(amounts, days ? length.toHours() % HOURS_OF_DAY : length.toHours(), Unit.HOUR);
        add(amounts, length.toMinutesPart(), Unit.MINUTE);
        if (length.toSecondsPart() > 0 || length.toNanosPart() > 0 || amounts.isEmpty()) {
            amounts.add(new Amount(seconds(length), Unit.SECOND));
        }
        return amounts;
    }

    /** The longest negative duration has no positive counterpart; the one beside it reads the same. */
    private static Duration size(Duration duration) {
        boolean lowest = duration.toSeconds() == Long.MIN_VALUE;
        return duration.isNegative() ? (lowest ? duration.plusSeconds(1) : duration).negated() : duration;
    }

    private static void add(List<Amount> amounts, long number, Unit unit) {
        if (number > 0) {
            amounts.add(new Amount(Long.toString(number), unit));
        }
    }

    private static String seconds(Duration length) {
        String nanos = Long.toString(1_000_000_000L + length.toNanosPart())
                .substring(1)
                .replaceAll("0+$", "");
        return length.toSecondsPart() + (nanos.isEmpty() ? "" : "." + nanos);
    }
}
