package dev.terrace.examples.quickstart;

import dev.terrace.core.Label;
import dev.terrace.core.Problem;
import java.util.List;
import java.util.Locale;

/** What is allowed in a file but suspicious, a line each. */
final class Warnings {

    private Warnings() {}

    static List<String> of(String file, List<Problem> warnings, Locale locale) {
        String word = Label.of("Warning: ", "警告：").text(locale);
        return warnings.stream().map(warning -> word + file + ": " + warning).toList();
    }
}
