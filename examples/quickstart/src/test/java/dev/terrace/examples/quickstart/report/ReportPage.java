package dev.terrace.examples.quickstart.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The report as a browser shows it. */
public final class ReportPage {

    private static final Pattern CHART =
            Pattern.compile("<div class=\"chart\" data-chart=\"(\\w+)\" data-index=\"(\\d+)\"");
    private static final Pattern SHAPE = Pattern.compile("<(path|rect|circle|polyline|text|image)\\b");
    private static final int LONGEST_SECONDS = 120;

    private final String dom;
    private final String log;

    private ReportPage(String dom, String log) {
        this.dom = dom;
        this.log = log;
    }

    /** {@return the Chromium or Chrome of this machine; empty if there is none on the PATH} */
    public static Optional<Path> browser() {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Opens a page in a headless browser and waits until its scripts are done.
     *
     * @param file the page
     * @return what the browser made of it
     * @throws IllegalStateException if there is no browser, or it does not end or fails
     */
    public static ReportPage open(Path file) {
        Path browser = browser().orElseThrow(() -> new IllegalStateException("PATH must hold a Chromium but does not"));
        try {
            Path folder = Files.createTempDirectory("report-page");
            try {
                return open(browser, file, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening " + file, e);
        }
    }

    private static ReportPage open(Path browser, Path file, Path folder) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1280,1000",
                        "--virtual-time-budget=20000",
                        "--enable-logging=stderr",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(
                    "the browser must end within " + LONGEST_SECONDS + " s but did not: " + file);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "the browser must end with 0 but was " + process.exitValue() + ": " + Files.readString(log, UTF_8));
        }
        return new ReportPage(Files.readString(dom, UTF_8), Files.readString(log, UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** {@return the document after all scripts have run} */
    public String dom() {
        return dom;
    }

    /** {@return the words that are seen on the page: no scripts, styles, tags or attributes} */
    public String text() {
        return dom.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ").replaceAll("(?s)<[^>]*>", " ");
    }

    /** {@return how many charts the page says it has drawn; empty if it has not finished} */
    public Optional<Integer> chartsDrawn() {
        return data("charts-drawn");
    }

    /** {@return how many errors the page has counted; empty if its first script did not run} */
    public Optional<Integer> errors() {
        return data("errors");
    }

    private Optional<Integer> data(String name) {
        Matcher matcher =
                Pattern.compile("<html[^>]*\\bdata-" + name + "=\"(\\d+)\"").matcher(dom);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** {@return how many shapes each chart holds, by the chart's name and index, such as {@code flow-1}} */
    public Map<String, Integer> shapes() {
        Map<String, Integer> shapes = new LinkedHashMap<>();
        Matcher chart = CHART.matcher(dom);
        while (chart.find()) {
            int end = dom.indexOf("</figure>", chart.end());
            String inside = dom.substring(chart.end(), end);
            shapes.put(chart.group(1) + "-" + chart.group(2), shapesOf(inside));
        }
        return shapes;
    }

    private static int shapesOf(String figure) {
        int start = figure.indexOf("<svg");
        int end = figure.indexOf("</svg>");
        return start < 0 || end < start
                ? 0
                : Math.toIntExact(
                        SHAPE.matcher(figure.substring(start, end)).results().count());
    }

    /** {@return the lines that scripts or the browser wrote to the console; a sound page writes none} */
    public List<String> console() {
        return log.lines().filter(line -> line.contains("CONSOLE")).toList();
    }
}
