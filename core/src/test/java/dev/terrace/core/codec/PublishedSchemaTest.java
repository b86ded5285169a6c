package dev.terrace.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema in docs/schema says the same as the code. */
class PublishedSchemaTest {

    private static final Path FILE = Path.of("..", "docs", "schema", "segments.schema.json");

    private static final Schema SCHEMA = schema();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyWrittenDocumentIsValid(long seed) {
        Rule rule = new RandomRules(new SplittableRandom(seed)).rule(4);
        assertValid(RuleCodec.writeDocument(rule));
        Segment segment =
                Segment.of("a/b~c", Label.of("A", "甲"), rule).including("u-1").excluding("u-2");
        assertValid(SegmentCodec.write(List.of(segment, Segment.of("regulars", rule))));
    }

    static List<Arguments> table() {
        return RuleCodecTest.table().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void everyKindOfRuleIsValid(String json, Rule rule) {
        assertThat(json).isNotEmpty();
        assertValid(RuleCodec.writeDocument(rule));
    }

    private static void assertValid(Map<String, Object> document) {
        String json = CanonicalJson.of(document);
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{'version':1}",
                "{'version':2,'rule':{'all':[]}}",
                "{'version':1,'rule':{'all':[]},'segments':[]}",
                "{'version':1,'rule':{'all':[]},'name':1}",
                "{'version':1,'rule':{}}",
                "{'version':1,'rule':{'all':[],'any':[]}}",
                "{'version':1,'rule':{'all':[{'al':[]}]}}",
                "{'version':1,'rule':{'attribute':'age'}}",
                "{'version':1,'rule':{'attribute':'age','atLeast':3,'atMost':5}}",
                "{'version':1,'rule':{'attribute':'age','atleast':3}}",
                "{'version':1,'rule':{'attribute':'age','count':{'event':'purchase'}}}",
                "{'version':1,'rule':{'attribute':'age','is':{'attribute':'age','count':{'event':'purchase'}}}}",
                "{'version':1,'rule':{'attribute':'age','is':[1]}}",
                "{'version':1,'rule':{'attribute':'age','between':[1]}}",
                "{'version':1,'rule':{'count':{'event':'purchase','within':{'days':3,'months':1}},'is':0}}",
                "{'version':1,'rule':{'count':{'event':'purchase','filter':1},'is':0}}",
                "{'version':1,'rule':{'sum':{'event':'purchase'},'is':'0'}}",
                "{'version':1,'segments':[{'key':' ','rule':{'all':[]}}]}",
                "{'version':1,'segments':[{'key':'a'}]}",
                "{'version':1,'segments':[{'key':'a','label':{'en':'A'},'rule':{'all':[]}}]}"
            })
    void wrongShapesAreNot(String json) {
        assertThat(SCHEMA.validate(json.replace('\'', '"'), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theDocumentOfTheGuideIsValid() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "guide", "core.md"));
        int start = guide.indexOf("```json") + "```json".length();
        String json = guide.substring(start, guide.indexOf("```", start));
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(json).contains("young-buyers");
    }

    @Test
    void theSegmentsOfTheQuickstartAreValid() throws IOException {
        String folder = "examples/quickstart/src/main/resources/dev/terrace/examples/quickstart/analysis";
        String json = Files.readString(Path.of("..", folder, "segments.json"));
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void itKnowsEveryKey() throws IOException {
        JsonNode definitions = new JsonMapper().readTree(Files.readString(FILE)).get("$defs");
        assertThat(ImmutableList.copyOf(definitions.at("/operands/properties").fieldNames()))
                .containsExactlyElementsOf(OperandReader.KEYS);
        assertThat(ImmutableList.copyOf(definitions.at("/operators/properties").fieldNames()))
                .containsExactlyElementsOf(LeafReader.OPERATORS);
    }
}
