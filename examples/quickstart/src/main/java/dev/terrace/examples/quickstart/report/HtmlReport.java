package dev.terrace.examples.quickstart.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A summary as one HTML page that needs no other file and no network. All its words are in one language: Chinese for a
 * Chinese locale, English for any other one.
 *
 * <p>Once all charts are drawn, the page says in {@code document.documentElement.dataset} how many there are
 * ({@code chartsDrawn}) and how many scripts failed ({@code errors}).
 */
public final class HtmlReport {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private static final int MAX_COHORTS = 60;

    private HtmlReport() {}

    /**
     * Writes the page to a file, replacing it.
     *
     * @param summary what it shows
     * @param locale whose language it is in
     * @param file the file; its folder exists
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Summary summary, Locale locale, Path file) {
        try {
            Files.writeString(file, render(summary, locale));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * The page. Of more than 60 cohorts it shows the last 60, and says so.
     *
     * @param summary what it shows
     * @param locale whose language it is in
     * @return the page; to be stored as UTF-8
     */
    public static String render(Summary summary, Locale locale) {
        Words words = Words.of(locale, summary.header().currency());
        int cohorts = summary.retention().size();
        Summary shown = summary.withRetention(summary.retention().subList(Math.max(0, cohorts - MAX_COHORTS), cohorts));
        Sections sections = new Sections(shown, cohorts, words);
        Frame frame = new Frame(summary, words);
        return fill(
                PageFile.read("report.html"),
                Map.ofEntries(
                        Map.entry("language", words.languageTag()),
                        Map.entry("title", Html.escape(frame.title())),
                        Map.entry("css", PageFile.read("report.css")),
                        Map.entry("masthead", frame.masthead()),
                        Map.entry("value", group("value", sections.value(), words)),
                        Map.entry("segments", group("segments", new SegmentSections(shown, words).all(), words)),
                        Map.entry("lifecycle", group("lifecycle", sections.lifecycle(), words)),
                        Map.entry("loyalty", group("loyalty", sections.loyalty(), words)),
                        Map.entry("checks", frame.checks()),
                        Map.entry("echarts", PageFile.echarts()),
                        Map.entry("data", data(shown, words)),
                        Map.entry("script", PageFile.read("report.js"))));
    }

    private static String group(String id, List<Section> sections, Words words) {
        return sections.stream()
                .map(section -> section.html(words))
                .collect(Collectors.joining(
                        "",
                        "<section id=\"" + id + "\">" + Html.element("h2", words.text("group." + id))
                                + "<div class=\"cards\">\n",
                        "</div></section>"));
    }

    private static String data(Summary summary, Words words) {
        return SummaryJson.forScript(new Data(
                summary, words.chartTexts(), words.languageTag(), words.labelField(), words.currencyDecimals()));
    }

    /** What {@code report.js} is given. */
    private record Data(
            Summary summary, Map<String, String> words, String language, String label, int currencyDecimals) {}

    /** Fills the places of a template, once: what is filled in may look like a place itself. */
    private static String fill(String template, Map<String, String> parts) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }
}
