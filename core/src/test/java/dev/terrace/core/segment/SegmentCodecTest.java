package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrace.core.Attribute;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problem;
import dev.terrace.core.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentCodecTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Schema SCHEMA =
            Schema.builder().attribute(AGE).event("purchase").build();

    private static final Map<String, Object> ADULT = Map.of("attribute", "age", "atLeast", 18);

    @Test
    void segmentsReadBackAsTheyWereWritten() {
        List<Segment> segments = List.of(
                Segment.of("adults", attr(AGE).atLeast(18L)),
                Segment.of(
                                "regulars",
                                Label.of("Regulars", "常客"),
                                all(inSegment("adults"), did("purchase").within(days(30))))
                        .including("u-2", "u-1")
                        .excluding("u-3"),
                Segment.of("others / all", Label.of("others / all"), not(inSegment("regulars"))));
        Map<String, Object> document = SegmentCodec.write(segments);
        assertThat(document.toString().replace(" ", ""))
                .isEqualTo("{version=1,segments=["
                        + "{key=adults,rule={attribute=age,atLeast=18}},"
                        + "{key=regulars,label={en=Regulars,zh=常客},"
                        + "rule={all=[{segment=adults},{count={event=purchase,within={days=30}},atLeast=1}]},"
                        + "included=[u-1,u-2],excluded=[u-3]},"
                        + "{key=others/all,rule={not={segment=regulars}}}]}");
        assertThat(SegmentCodec.read(document, SCHEMA)).isEqualTo(segments);
    }

    @Test
    void noSegmentIsADocumentToo() {
        assertThat(SegmentCodec.read(SegmentCodec.write(List.of()), SCHEMA)).isEmpty();
    }

    @Test
    void everyMistakeOfADocumentIsReportedAtOnce() {
        assertThat(problemsOf(List.of(
                        segment("key", "", "rule", ADULT),
                        segment("key", "a", "rule", ADULT, "lable", 1),
                        segment("key", "a", "rule", ADULT),
                        segment("rule", ADULT),
                        segment(
                                "key",
                                "b",
                                "label",
                                Map.of("en", "B"),
                                "rule",
                                Map.of("all", List.of(ADULT, Map.of("segment", "c")))),
                        segment("key", "d", "included", List.of(1)),
                        "e")))
                .containsExactly(
                        "/segments/0/key NO_VALUE",
                        "/segments/1/lable UNKNOWN_KEY",
                        "/segments/2/key DUPLICATE_SEGMENT",
                        "/segments/3 MISSING_KEY",
                        "/segments/6 OTHER_TYPE",
                        "/segments/4/label MISSING_KEY",
                        "/segments/4/rule/all/1/segment UNKNOWN_SEGMENT",
                        "/segments/5 MISSING_KEY",
                        "/segments/5/included/0 OTHER_TYPE");
    }

    @Test
    void aCircleIsReportedWhereItStarts() {
        assertThat(problemsOf(List.of(
                        segment("key", "all", "rule", ADULT),
                        segment("key", "a/b", "rule", Map.of("segment", "c")),
                        segment("key", "c", "rule", Map.of("not", Map.of("segment", "a/b"))))))
                .containsExactly("/segments/1/rule CYCLE");
    }

    @Test
    void theVersionMustBeKnown() {
        InvalidModelException e = catchThrowableOfType(
                InvalidModelException.class,
                () -> SegmentCodec.read(Map.of("version", 2, "segments", List.of()), SCHEMA));
        assertThat(e)
                .hasMessage("segments document is not valid (1):\n  /version: must be 1 but was 2 [UNKNOWN_VERSION]");
    }

    @Test
    void hugeDocumentsAreRefused() {
        assertThat(problemsOf(Collections.nCopies(Integer.MAX_VALUE, ADULT))).containsExactly("/segments TOO_LARGE");
        Map<String, Object> wide = Map.of("all", Collections.nCopies(3_000, ADULT));
        List<Map<String, Object>> many = Collections.nCopies(10_000, segment("key", "a", "rule", wide));
        assertThat(problemsOf(many)).hasSize(101);
    }

    private static List<String> problemsOf(Object segments) {
        return catchThrowableOfType(
                        InvalidModelException.class,
                        () -> SegmentCodec.read(Map.of("version", 1, "segments", segments), SCHEMA))
                .problems()
                .stream()
                .map(SegmentCodecTest::brief)
                .toList();
    }

    private static String brief(Problem problem) {
        return problem.path() + " " + problem.code();
    }

    private static Map<String, Object> segment(Object... keysAndValues) {
        Map<String, Object> segment = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            segment.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return segment;
    }
}
