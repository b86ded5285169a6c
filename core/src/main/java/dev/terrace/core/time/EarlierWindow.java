package dev.terrace.core.time;

import dev.terrace.core.internal.DurationWords;
import java.util.Locale;

/** Says a window that ends where another one starts. */
final class EarlierWindow {

    private EarlierWindow() {}

    static String text(Window window, Window following, Locale locale) {
        String name = nameOf(following, locale);
        if (window instanceof Window.Before) {
            return Words.of(
                    locale,
                    window.text(locale) + ", seen from the start of " + name,
                    "以" + name + "的开始为准，" + window.text(locale));
        }
        return Words.of(locale, english(window) + " before " + name, name + "之前的 " + chinese(window));
    }

    /** The window as the name of a stretch of time: the last 30 days. */
    private static String nameOf(Window window, Locale locale) {
        String text = window.text(locale);
        String english = text.startsWith("in ") ? text.substring("in ".length()) : text;
        String chinese =
                text.endsWith("内") ? text.substring(0, text.length() - 1).stripTrailing() : text;
        return Words.of(locale, english, chinese);
    }

    private static String english(Window window) {
        if (window instanceof Window.Days days) {
            return "in the " + Words.count(days.count(), "day");
        }
        if (window instanceof Window.Months months) {
            return "in the " + Words.count(months.count(), "month");
        }
        if (window instanceof Window.Rolling rolling) {
            return "in the " + DurationWords.english(rolling.length());
        }
        if (window instanceof Window.Previous previous) {
            return "in the " + Words.count(previous.count(), "whole " + previous.unit());
        }
        return window instanceof Window.Current current ? "in the same " + current.unit() : window.text(Locale.ENGLISH);
    }

    private static String chinese(Window window) {
        if (window instanceof Window.Days days) {
            return days.count() + " 天内";
        }
        if (window instanceof Window.Months months) {
            return months.count() + " 个月内";
        }
        if (window instanceof Window.Rolling rolling) {
            return DurationWords.chinese(rolling.length()) + "内";
        }
        if (window instanceof Window.Previous previous) {
            return previous.count() + " 个完整" + previous.unit().text(Locale.CHINESE);
        }
        if (window instanceof Window.Current current) {
            return "同" + current.unit().text(Locale.CHINESE) + "内";
        }
        return window instanceof Window.Ever ? "全部时间" : window.text(Locale.CHINESE);
    }
}
