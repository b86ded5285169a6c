package dev.terrace.examples.quickstart.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.Schema;
import dev.terrace.examples.quickstart.input.FoodMart;
import dev.terrace.examples.quickstart.input.FoodMartAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the quickstart's README says a segments file can use is what the schema declares. */
class VocabularyTest {

    private static final String HEADER =
            "| attribute | type | what it is | 中文 | values |\n| --- | --- | --- | --- | --- |\n";

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md")).replace("\r\n", "\n");
    }

    private static Schema schema(Schema known) {
        return Models.of(ZoneOffset.UTC, FoodMart.CURRENCY, known, SegmentsFile.standard())
                .catalog()
                .schema();
    }

    private static String table(Collection<Attribute<?>> attributes) {
        return HEADER + attributes.stream().map(VocabularyTest::row).collect(Collectors.joining());
    }

    private static String row(Attribute<?> attribute) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        attribute.name(),
                        attribute.type().name().toLowerCase(Locale.ROOT),
                        attribute.label().english(),
                        attribute.label().chinese(),
                        attribute.domain().stream()
                                .map(value -> "`" + value + "`")
                                .collect(Collectors.joining(", ")));
    }

    @Test
    void theAttributesThatAreAlwaysThereAreListed() throws IOException {
        assertThat(readme())
                .contains("<!-- attributes: always -->\n"
                        + table(schema(Schema.of()).attributes()));
    }

    @Test
    void theAttributesOfTheSampleShopAreListed() throws IOException {
        assertThat(readme())
                .contains("<!-- attributes: sample shop -->\n" + table(FoodMartAttributes.SCHEMA.attributes()));
        assertThat(schema(FoodMartAttributes.SCHEMA).attributes())
                .containsAll(FoodMartAttributes.SCHEMA.attributes())
                .hasSize(schema(Schema.of()).attributes().size()
                        + FoodMartAttributes.SCHEMA.attributes().size());
    }

    @Test
    void theEventsAreListed() throws IOException {
        Schema schema = schema(Schema.of());
        String events = schema.events().stream()
                .map(name -> schema.event(name).orElseThrow())
                .map(VocabularyTest::rows)
                .collect(Collectors.joining());
        assertThat(readme())
                .contains("<!-- events -->\n| event | property | type | what it is | 中文 |\n"
                        + "| --- | --- | --- | --- | --- |\n" + events);
    }

    private static String rows(EventType event) {
        return event.properties().stream()
                .map(property -> "| `%s` | `%s` | %s | %s | %s |\n"
                        .formatted(
                                event.name(),
                                property.name(),
                                property.type().name().toLowerCase(Locale.ROOT),
                                property.label().english(),
                                property.label().chinese()))
                .collect(Collectors.joining());
    }
}
