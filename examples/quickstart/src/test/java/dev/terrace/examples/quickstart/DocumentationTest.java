package dev.terrace.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java example of the documentation stands, word for word, in a test that compiles and asserts it. */
class DocumentationTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern JAVA_BLOCK =
            Pattern.compile("(?:<!-- snippet: (?<name>[\\w-]+) -->\\n)?```java\\n(?<code>.*?)```", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile("// guide: (?<name>[\\w-]+)\\n(?<code>.*?)\\n\\s*// end", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)(?<target>[^)#]+)[^)]*\\)");

    /** Each page with the test that holds its examples. */
    static Stream<Map.Entry<String, String>> pages() {
        return Stream.of(
                Map.entry(
                        "README.md",
                        "examples/quickstart/src/test/java/dev/terrace/examples/quickstart/ReadmeTest.java"),
                Map.entry("docs/guide/core.md", "core/src/test/java/dev/terrace/core/GuideTest.java"),
                Map.entry(
                        "docs/guide/population.md",
                        "core/src/test/java/dev/terrace/core/population/PopulationGuideTest.java"),
                Map.entry(
                        "docs/guide/population-flow.md",
                        "core/src/test/java/dev/terrace/core/PopulationFlowGuideTest.java"),
                Map.entry(
                        "docs/guide/statistics.md",
                        "core/src/test/java/dev/terrace/core/stats/StatisticsGuideTest.java"),
                Map.entry("docs/guide/insight.md", "core/src/test/java/dev/terrace/core/insight/InsightGuideTest.java"),
                Map.entry("docs/guide/rfm.md", "rfm/src/test/java/dev/terrace/rfm/GuideTest.java"),
                Map.entry("docs/guide/points.md", "points/src/test/java/dev/terrace/points/GuideTest.java"),
                Map.entry("docs/guide/lifecycle.md", "lifecycle/src/test/java/dev/terrace/lifecycle/GuideTest.java"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyJavaExampleOfAPageIsInItsTest(Map.Entry<String, String> page) throws IOException {
        Map<String, String> tested = regions(read(page.getValue()));
        Matcher blocks = JAVA_BLOCK.matcher(read(page.getKey()));
        List<String> names = new ArrayList<>();
        while (blocks.find()) {
            String name = blocks.group("name");
            assertThat(name)
                    .as("a java block of %s without a snippet name", page.getKey())
                    .isNotNull();
            assertThat(tested).as("examples tested for %s", page.getKey()).containsKey(name);
            assertThat(blocks.group("code").strip()).as(name).isEqualTo(tested.get(name));
            names.add(name);
        }
        assertThat(names).as("examples of %s", page.getKey()).containsExactlyInAnyOrderElementsOf(tested.keySet());
    }

    @Test
    void everyPageIsLookedAtHere() throws IOException {
        try (Stream<Path> guide = Files.list(ROOT.resolve("docs/guide"))) {
            assertThat(guide.map(page -> "docs/guide/" + page.getFileName()).filter(page -> page.endsWith(".md")))
                    .isSubsetOf(pages().map(Map.Entry::getKey).toList());
        }
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<Path> documents;
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            documents = Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
        for (Path document : documents) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                assertThat(document.resolveSibling(links.group("target")))
                        .as("link in %s", document)
                        .exists();
            }
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file)).replace("\r\n", "\n");
    }

    private static Map<String, String> regions(String source) {
        Map<String, String> regions = new LinkedHashMap<>();
        Matcher matcher = REGION.matcher(source);
        while (matcher.find()) {
            String earlier = regions.put(
                    matcher.group("name"), matcher.group("code").stripIndent().strip());
            assertThat(earlier).as("region %s", matcher.group("name")).isNull();
        }
        return regions;
    }
}
