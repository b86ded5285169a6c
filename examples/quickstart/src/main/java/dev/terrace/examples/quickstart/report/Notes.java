package dev.terrace.examples.quickstart.report;

import dev.terrace.core.Label;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader of the figures would not expect. */
final class Notes {

    private Notes() {}

    static String html(Words words, List<Label> notes) {
        return notes.stream()
                .map(note -> "<p class=\"warning\"><strong>" + Html.escape(words.text("page.note")) + "</strong> "
                        + Html.escape(words.text(note)) + "</p>")
                .collect(Collectors.joining());
    }
}
