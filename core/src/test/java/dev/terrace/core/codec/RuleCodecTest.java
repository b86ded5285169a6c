package dev.terrace.core.codec;

import static dev.terrace.core.codec.Vocabulary.AGE;
import static dev.terrace.core.codec.Vocabulary.AMOUNT;
import static dev.terrace.core.codec.Vocabulary.APP;
import static dev.terrace.core.codec.Vocabulary.BIRTHDAY;
import static dev.terrace.core.codec.Vocabulary.CATEGORY;
import static dev.terrace.core.codec.Vocabulary.CITY;
import static dev.terrace.core.codec.Vocabulary.COUPONS;
import static dev.terrace.core.codec.Vocabulary.CREDIT;
import static dev.terrace.core.codec.Vocabulary.LEVEL;
import static dev.terrace.core.codec.Vocabulary.PIECES;
import static dev.terrace.core.codec.Vocabulary.RATING;
import static dev.terrace.core.codec.Vocabulary.READING;
import static dev.terrace.core.codec.Vocabulary.SCHEMA;
import static dev.terrace.core.codec.Vocabulary.SEEN;
import static dev.terrace.core.codec.Vocabulary.SEGMENTS;
import static dev.terrace.core.codec.Vocabulary.TAGS;
import static dev.terrace.core.codec.Vocabulary.VIP;
import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.anniversary;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.bucket;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.daysToAnniversary;
import static dev.terrace.core.rule.Rules.daysUntil;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.modulo;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.quotient;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.sequence;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.timeSince;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.time.Window.days;
import static dev.terrace.core.time.Window.ever;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrace.core.Attribute;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Kind;
import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCodecTest {

    /** The one text of every operator, operand, window and kind of constant; apostrophes stand for quotation marks. */
    static Stream<Arguments> table() {
        Instant newYear = Instant.parse("2026-01-01T00:00:00Z");
        Interval january = Interval.of(newYear, Instant.parse("2026-02-01T00:00:00Z"));
        return Stream.of(
                // Rules made of rules
                arguments("{'all':[]}", all()),
                arguments("{'all':[{'any':[]},{'not':{'all':[]}}]}", all(any(), not(all()))),
                arguments("{'atLeast':2,'of':[{'all':[]},{'any':[]}]}", atLeast(2, all(), any())),
                arguments(
                        "{'orElse':false,'rule':{'attribute':'vip','is':true}}",
                        attr(VIP).is(true).orElse(false)),
                arguments("{'segment':'a/b~c'}", inSegment("a/b~c")),
                // Operators
                arguments("{'attribute':'age','is':18}", attr(AGE).is(18L)),
                arguments("{'attribute':'age','lessThan':18}", attr(AGE).lessThan(18L)),
                arguments("{'attribute':'age','atMost':18}", attr(AGE).atMost(18L)),
                arguments("{'attribute':'age','atLeast':18}", attr(AGE).atLeast(18L)),
                arguments("{'attribute':'age','greaterThan':18}", attr(AGE).greaterThan(18L)),
                arguments("{'not':{'attribute':'age','is':18}}", attr(AGE).isNot(18L)),
                arguments("{'attribute':'age','between':[18,35]}", attr(AGE).between(18L, 35L)),
                arguments("{'attribute':'city','in':['上海','北京']}", attr(CITY).in("北京", "上海")),
                arguments("{'attribute':'city','contains':'海'}", text(CITY).contains("海")),
                arguments("{'attribute':'city','startsWith':'上'}", text(CITY).startsWith("上")),
                arguments("{'attribute':'city','endsWith':'海'}", text(CITY).endsWith("海")),
                arguments(
                        "{'attribute':'city','matches':'^[a-z]+$'}", text(CITY).matches("^[a-z]+$")),
                arguments("{'attribute':'tags','anyOf':['a','b']}", set(TAGS).anyOf("b", "a")),
                arguments("{'attribute':'tags','allOf':['a','b']}", set(TAGS).allOf("b", "a")),
                arguments("{'attribute':'age','known':true}", known(AGE)),
                arguments(
                        "{'attribute':'birthday','anniversaryIn':'month'}", anniversary(attr(BIRTHDAY), Bucket.MONTH)),
                arguments(
                        "{'attribute':'birthday','within':{'current':'month'}}",
                        attr(BIRTHDAY).within(Window.current(Bucket.MONTH))),
                arguments(
                        "{'lastTime':{'event':'purchase','within':{'days':30}},'within':{'previous':1,'unit':'month'}}",
                        did("purchase").lastTime(Window.days(30)).within(Window.previous(1, Bucket.MONTH))),
                arguments(
                        "{'attribute':'seen','within':{'ever':true}}",
                        attr(SEEN).within(ever())),
                arguments(
                        "{'attribute':'age','greaterThan':{'count':{'event':'purchase'}}}",
                        attr(AGE).greaterThan(did("purchase").count(ever()))),
                // Constants
                arguments("{'attribute':'vip','is':true}", attr(VIP).is(true)),
                arguments(
                        "{'attribute':'age','is':9223372036854775807}",
                        attr(AGE).is(Long.MAX_VALUE)),
                arguments("{'attribute':'credit','is':'12.50'}", attr(CREDIT).is(new BigDecimal("12.5"))),
                arguments(
                        "{'attribute':'credit','is':'-92233720368547758.08'}",
                        attr(CREDIT).is(BigDecimal.valueOf(Long.MIN_VALUE, 2))),
                arguments("{'attribute':'rating','is':0.5}", attr(RATING).is(0.5)),
                arguments("{'attribute':'rating','is':3.0}", attr(RATING).is(3.0)),
                arguments("{'attribute':'rating','is':0.0}", attr(RATING).is(-0.0)),
                arguments(
                        "{'attribute':'city','is':'a\\u0022\\u005c\\u000a'}"
                                .replace("\\u0022", "\\\"")
                                .replace("\\u005c", "\\\\"),
                        attr(CITY).is("a\"\\\n")),
                arguments("{'attribute':'level','atLeast':'gold'}", attr(LEVEL).atLeast("gold")),
                arguments(
                        "{'attribute':'birthday','is':'2000-02-29'}",
                        attr(BIRTHDAY).is(LocalDate.of(2000, 2, 29))),
                arguments(
                        "{'attribute':'seen','lessThan':'2026-01-01T00:00:00Z'}",
                        attr(SEEN).lessThan(newYear)),
                arguments(
                        "{'attribute':'seen','is':'+1000000000-12-31T23:59:59.999999999Z'}",
                        attr(SEEN).is(Instant.MAX)),
                arguments(
                        "{'attribute':'reading','atMost':'PT-1.5S'}",
                        attr(READING).atMost(Duration.ofMillis(-1500))),
                arguments(
                        "{'attribute':'app','atLeast':'1.2.0-beta.1'}",
                        attr(APP).atLeast(SemanticVersion.parse("1.2-beta.1"))),
                // Operands
                arguments(
                        "{'count':{'event':'purchase'},'atLeast':1}",
                        did("purchase").ever()),
                arguments(
                        "{'count':{'event':'purchase','where':{'attribute':'category','is':'tea'},'within':{'days':30}},'atLeast':3}",
                        did("purchase")
                                .where(attr(CATEGORY).is("tea"))
                                .atLeast(3)
                                .within(days(30))),
                arguments(
                        "{'distinct':{'event':'purchase','property':'category'},'is':2}",
                        did("purchase").distinct(CATEGORY, ever()).is(2L)),
                arguments(
                        "{'sum':{'event':'purchase','property':'amount','where':{'attribute':'pieces','is':1},'within':{'days':30}},'greaterThan':'500.00'}",
                        did("purchase")
                                .where(attr(PIECES).is(1L))
                                .sum(AMOUNT, days(30))
                                .greaterThan(new BigDecimal(500))),
                arguments(
                        "{'average':{'event':'purchase','property':'amount'},'atLeast':12.5}",
                        did("purchase").average(AMOUNT, ever()).atLeast(12.5)),
                arguments(
                        "{'first':{'event':'purchase','property':'category'},'is':'tea'}",
                        did("purchase").first(CATEGORY, ever()).is("tea")),
                arguments(
                        "{'last':{'event':'purchase','property':'category'},'is':'tea'}",
                        did("purchase").last(CATEGORY, ever()).is("tea")),
                arguments(
                        "{'smallest':{'event':'purchase','property':'pieces'},'is':1}",
                        did("purchase").smallest(PIECES, ever()).is(1L)),
                arguments(
                        "{'largest':{'event':'purchase','property':'pieces'},'is':1}",
                        did("purchase").largest(PIECES, ever()).is(1L)),
                arguments(
                        "{'last':{'event':'purchase','property':'coupons'},'anyOf':['a']}",
                        new Rule.Holds(
                                new Operand.Pick<>(
                                        Operand.Pick.Choice.LAST,
                                        did("purchase")
                                                .count(ever())
                                                .operand()
                                                .occurrences()
                                                .orElseThrow(),
                                        COUPONS),
                                Rule.Holds.Quantity.ANY,
                                Set.of("a"))),
                arguments(
                        "{'firstTime':{'event':'purchase'},'lessThan':'2026-01-01T00:00:00Z'}",
                        did("purchase").firstTime(ever()).lessThan(newYear)),
                arguments(
                        "{'daysSince':{'lastTime':{'event':'purchase'}},'atLeast':60}",
                        daysSince(did("purchase").lastTime(ever())).atLeast(60L)),
                arguments(
                        "{'daysUntil':{'attribute':'birthday'},'is':0}",
                        daysUntil(attr(BIRTHDAY)).is(0L)),
                arguments(
                        "{'timeSince':{'attribute':'seen'},'atLeast':'PT48H'}",
                        timeSince(attr(SEEN)).atLeast(Duration.ofDays(2))),
                arguments(
                        "{'daysToAnniversary':{'attribute':'birthday'},'atMost':7}",
                        daysToAnniversary(attr(BIRTHDAY)).atMost(7L)),
                arguments(
                        "{'activePeriods':{'event':'purchase','unit':'week','periods':8},'atLeast':4}",
                        did("purchase").inAtLeast(4, 8, Bucket.WEEK)),
                arguments(
                        "{'quotient':[{'count':{'event':'complaint'}},{'count':{'event':'purchase'}}],'lessThan':0.25}",
                        quotient(did("complaint").count(ever()), did("purchase").count(ever()))
                                .lessThan(0.25)),
                arguments(
                        "{'orValue':{'of':{'attribute':'age'},'value':0},'atLeast':18}",
                        attr(AGE).orElse(0L).atLeast(18L)),
                arguments(
                        "{'modulo':{'of':{'attribute':'age'},'by':10},'is':0}",
                        modulo(attr(AGE), 10).is(0L)),
                arguments(
                        "{'size':{'attribute':'tags'},'atLeast':2}",
                        set(TAGS).size().atLeast(2L)),
                arguments(
                        "{'lowerCase':{'attribute':'city'},'is':'rome'}",
                        text(CITY).ignoringCase().is("rome")),
                arguments(
                        "{'score':[{'weight':2,'rule':{'attribute':'vip','is':true}},{'weight':-1,'rule':{'all':[]}}],'atLeast':1}",
                        score(weight(2, attr(VIP).is(true)), weight(-1, all())).atLeast(1L)),
                arguments(
                        "{'bucket':{'id':'city','salt':'new-home','hashVersion':1},'lessThan':2500}",
                        bucket("new-home", CITY).lessThan(2500L)),
                arguments(
                        "{'constant':{'type':'decimal','decimals':1,'unit':'kg','value':'7.0'},'lessThan':'8.0'}",
                        compare(Kind.ofDecimal(1).withUnit("kg"), new BigDecimal(7), new BigDecimal(8))),
                arguments(
                        "{'constant':{'type':'enumeration','domain':['b','a'],'value':'b'},'lessThan':'a'}",
                        compare(Kind.ofEnumeration(List.of("b", "a")), "b", "a")),
                arguments(
                        "{'size':{'constant':{'type':'stringSet','value':['a','b']}},'is':2}",
                        new Rule.Compare<>(
                                new Operand.Size(new Operand.Constant<>(Kind.ofStringSet(), Set.of("b", "a"))),
                                Comparison.EQUAL,
                                new Operand.Constant<>(Kind.ofLong(), 2L))),
                arguments(
                        "{'attribute':'credit','is':{'constant':{'type':'decimal','decimals':3,'unit':'CNY','value':'7.500'}}}",
                        new Rule.Compare<>(
                                new Operand.Attr<>(CREDIT),
                                Comparison.EQUAL,
                                new Operand.Constant<>(Kind.ofDecimal(3).withUnit("CNY"), new BigDecimal("7.5")))),
                // Events
                arguments(
                        "{'sequence':{'steps':[{'event':'complaint'},{'event':'purchase','where':{'attribute':'pieces','is':1}}]}}",
                        sequence(
                                        did("complaint"),
                                        did("purchase").where(attr(PIECES).is(1L)))
                                .ever()),
                arguments(
                        "{'sequence':{'steps':[{'event':'complaint'}],'within':{'days':7},'taking':'PT2H','without':[{'event':'purchase'}]}}",
                        sequence(did("complaint"))
                                .taking(Duration.ofHours(2))
                                .without(did("purchase"))
                                .within(days(7))),
                arguments(
                        "{'held':{'event':'purchase','where':{'attribute':'pieces','is':1},'within':{'days':30}}}",
                        did("purchase").where(attr(PIECES).is(1L)).heldThrough(days(30))),
                // Windows
                window("{'days':30}", days(30)),
                window("{'months':3}", Window.months(3)),
                window("{'rolling':'PT24H'}", Window.rolling(Duration.ofDays(1))),
                window("{'current':'week'}", Window.current(Bucket.WEEK)),
                window("{'previous':2,'unit':'month'}", Window.previous(2, Bucket.MONTH)),
                window("{'from':'2026-01-01T00:00:00Z','until':'2026-02-01T00:00:00Z'}", Window.absolute(january)),
                window("{'window':{'days':60},'before':{'days':30}}", days(60).before(days(30))),
                window("{'before':{'current':'day'}}", ever().before(Window.current(Bucket.DAY))));
    }

    private static <T> Rule compare(Kind<T> kind, T left, T right) {
        return new Rule.Compare<>(
                new Operand.Constant<>(kind, left), Comparison.LESS_THAN, new Operand.Constant<>(kind, right));
    }

    private static Arguments window(String json, Window window) {
        return arguments(
                "{'count':{'event':'purchase','within':" + json + "},'atLeast':1}",
                did("purchase").within(window));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void everyKindOfRuleHasOneText(String json, Rule rule) {
        assertThat(CanonicalJson.of(RuleCodec.write(rule)).replace('"', '\'').replace("\\'", "\\\""))
                .isEqualTo(json);
        Problems problems = new Problems();
        new RuleCheck(SCHEMA, SEGMENTS, problems).check("", rule);
        assertThat(problems.found()).isEmpty();
        assertThat(RuleCodec.read(RuleCodec.write(rule), SCHEMA, SEGMENTS)).isEqualTo(rule);
    }

    @Test
    void theTableHasEveryKey() {
        String all = table().map(arguments -> arguments.get()[0].toString()).reduce("", String::concat);
        assertThat(OperandReader.KEYS).allSatisfy(key -> assertThat(all).contains("'" + key + "':"));
        assertThat(LeafReader.OPERATORS).allSatisfy(key -> assertThat(all).contains("'" + key + "':"));
    }

    @ParameterizedTest(name = "{0} reads as {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {'attribute':'credit','is':12.5} | {'attribute':'credit','is':'12.50'}
            {'attribute':'credit','is':12} | {'attribute':'credit','is':'12.00'}
            {'attribute':'credit','is':'12.5000'} | {'attribute':'credit','is':'12.50'}
            {'attribute':'credit','is':'-0.0'} | {'attribute':'credit','is':'0.00'}
            {'attribute':'credit','is':0e99999999} | {'attribute':'credit','is':'0.00'}
            {'attribute':'credit','is':1.25e3} | {'attribute':'credit','is':'1250.00'}
            {'attribute':'rating','is':3} | {'attribute':'rating','is':3.0}
            {'attribute':'rating','is':-0.0} | {'attribute':'rating','is':0.0}
            {'attribute':'seen','is':'2026-01-01T08:00:00+08:00'} | {'attribute':'seen','is':'2026-01-01T00:00:00Z'}
            {'attribute':'reading','is':'P1DT1H'} | {'attribute':'reading','is':'PT25H'}
            {'attribute':'app','is':'1.2+build'} | {'attribute':'app','is':'1.2.0'}
            {'attribute':'city','in':['b','a','b']} | {'attribute':'city','in':['a','b']}
            {'is':18,'attribute':'age'} | {'attribute':'age','is':18}
            {'count':{'event':'purchase','where':{'all':[]}},'is':0} | {'count':{'event':'purchase'},'is':0}
            {'attribute':'age','is':{'constant':{'type':'long','value':1}}} | {'attribute':'age','is':1}
            """, quoteCharacter = '`')
    void whatPeopleWriteInOtherWaysIsWrittenInOne(String given, String canonical) {
        Rule rule = RuleCodec.read(Json.tree(given), SCHEMA);
        assertThat(CanonicalJson.of(RuleCodec.write(rule)).replace('"', '\'')).isEqualTo(canonical);
    }

    @Test
    void aHashIsTheSha256OfTheCanonicalText() {
        Rule rule = attr(AGE).atLeast(18L);
        assertThat(CanonicalJson.of(RuleCodec.write(rule))).isEqualTo("{\"attribute\":\"age\",\"atLeast\":18}");
        // printf '{"attribute":"age","atLeast":18}' | sha256sum
        assertThat(RuleCodec.hashOf(rule))
                .isEqualTo("46358752916f380ffffdb5f1af58866d5404294b3e3941ed3aa1c3169649d1c5");
    }

    @Test
    void hashesTellTextsWithHalfCharactersApart() {
        assertThat(RuleCodec.hashOf(attr(CITY).is("\ud800")))
                .isNotEqualTo(RuleCodec.hashOf(attr(CITY).is("?")));
    }

    @Test
    void aTreeCannotBeChanged() {
        Map<String, Object> tree = RuleCodec.write(attr(AGE).is(1L));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> tree.put("a", 1));
    }

    @Test
    void aDocumentStatesItsVersion() {
        Rule rule = attr(AGE).is(1L);
        Map<String, Object> document = RuleCodec.writeDocument(rule);
        assertThat(CanonicalJson.of(document)).isEqualTo("{\"version\":1,\"rule\":{\"attribute\":\"age\",\"is\":1}}");
        assertThat(RuleCodec.readDocument(document, SCHEMA)).isEqualTo(rule);
    }

    @Test
    void aDocumentMayNameItsSchemaAndHoldWholeDoublesWhereIntegersBelong() {
        Map<String, Object> rule = Map.of("attribute", "age", "atLeast", 18.0);
        Map<String, Object> document = Map.of("$schema", "segments.schema.json", "version", 1.0, "rule", rule);
        assertThat(RuleCodec.readDocument(document, SCHEMA)).isEqualTo(attr(AGE).atLeast(18L));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {'version':2,'rule':{'all':[]}} | /version | UNKNOWN_VERSION
            {'version':1.5,'rule':{'all':[]}} | /version | OTHER_TYPE
            {'version':'1','rule':{'all':[]}} | /version | OTHER_TYPE
            {'rule':{'all':[]}} | | MISSING_KEY
            {'version':1} | | MISSING_KEY
            {'version':1,'rule':{'all':[]},'name':1} | /name | UNKNOWN_KEY
            {'version':1,'rule':{'all':[{'attribute':'age','is':'x'}]}} | /rule/all/0/is | OTHER_TYPE
            {'version':1,'rule':{'attribute':'vip','lessThan':true}} | /rule | NO_ORDER
            """, quoteCharacter = '`')
    void aDocumentIsStrict(String given, @Nullable String pointer, String code) {
        InvalidModelException e = catchThrowableOfType(
                InvalidModelException.class, () -> RuleCodec.readDocument(Json.tree(given), SCHEMA));
        assertThat(e.problems())
                .extracting(Problem::path, Problem::code)
                .contains(tuple(pointer == null ? "" : pointer, code));
    }

    @Nested
    class Strictness {

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                # Shape
                [] | | OTHER_TYPE |
                null | | OTHER_TYPE |
                {} | | MISSING_KEY |
                {'is':3} | | MISSING_KEY |
                {'atribute':'age','is':3} | /atribute | UNKNOWN_KEY | attribute
                {'all':[],'any':[]} | | AMBIGUOUS |
                {'attribute':'age','count':{'event':'purchase'},'is':1} | | AMBIGUOUS |
                {'all':{}} | /all | OTHER_TYPE |
                {'all':[1]} | /all/0 | OTHER_TYPE |
                {'all':[],'al':[]} | /al | UNKNOWN_KEY | all
                {'a/b~c':1} | /a~1b~0c | UNKNOWN_KEY |
                {'atLeast':2} | | MISSING_KEY |
                {'of':[]} | | MISSING_KEY |
                {'atLeast':'2','of':[{'all':[]}]} | /atLeast | OTHER_TYPE |
                {'atLeast':4294967297,'of':[{'all':[]}]} | /atLeast | OTHER_TYPE |
                {'atLeast':2,'of':[{'all':[]}]} | | INVALID_COUNT |
                {'orElse':1,'rule':{'all':[]}} | /orElse | OTHER_TYPE |
                {'orElse':true} | | MISSING_KEY |
                {'segment':'regular'} | /segment | UNKNOWN_SEGMENT | regulars
                {'segment':null} | /segment | OTHER_TYPE |
                # Operators
                {'attribute':'age'} | | MISSING_KEY |
                {'attribute':'age','atleast':3} | /atleast | UNKNOWN_OPERATOR | atLeast
                {'attribute':'age','atLeast':3,'atMost':5} | | AMBIGUOUS |
                {'attribute':'age','atLeast':3,'note':5} | /note | UNKNOWN_KEY |
                {'attribute':'ages','is':3} | /attribute | UNKNOWN_ATTRIBUTE | age
                {'attribute':7,'is':3} | /attribute | OTHER_TYPE |
                {'attribute':'age','between':[1]} | /between | OTHER_TYPE |
                {'attribute':'age','between':[2,1]} | | EMPTY_RANGE |
                {'attribute':'age','in':[]} | | NO_VALUE |
                {'attribute':'age','in':[1,'2',3]} | /in/1 | OTHER_TYPE |
                {'attribute':'age','contains':'1'} | /contains | OTHER_TYPE |
                {'attribute':'city','anyOf':['a']} | /anyOf | OTHER_TYPE |
                {'attribute':'tags','is':['a']} | /is | NO_ORDER |
                {'attribute':'tags','in':[['a']]} | /in/0 | NO_ORDER |
                {'attribute':'age','known':false} | /known | VALUE_NOT_ALLOWED |
                {'attribute':'age','known':'yes'} | /known | OTHER_TYPE |
                {'attribute':'birthday','anniversaryIn':'moth'} | /anniversaryIn | VALUE_NOT_ALLOWED | month
                {'attribute':'seen','anniversaryIn':'month'} | /anniversaryIn | OTHER_TYPE |
                {'attribute':'age','within':{'days':1}} | /within | OTHER_TYPE |
                {'attribute':'seen','within':{'day':1}} | /within/day | UNKNOWN_KEY | days
                {'attribute':'seen','within':{}} | /within | MISSING_KEY |
                {'attribute':'seen','within':{'ever':false}} | /within/ever | VALUE_NOT_ALLOWED |
                {'attribute':'seen','within':{'ever':1}} | /within/ever | OTHER_TYPE |
                {'attribute':'seen','within':{'ever':true,'days':1}} | /within | AMBIGUOUS |
                {'attribute':'seen','within':{'ever':true,'unit':'day'}} | /within/unit | UNKNOWN_KEY |
                {'attribute':'city','matches':'('} | | INVALID_PATTERN |
                {'attribute':'city','contains':''} | | NO_VALUE |
                {'lowerCase':{'attribute':'city'},'is':'Rome'} | | NOT_LOWER_CASE |
                {'attribute':'age','is':{'attribute':'city'}} | | OTHER_TYPE |
                {'attribute':'age','is':{'attribute':'weight'}} | | OTHER_UNIT |
                {'attribute':'age','is':{'atribute':'weight'}} | /is/atribute | UNKNOWN_KEY | attribute
                {'attribute':'age','is':{}} | /is | MISSING_KEY |
                {'attribute':'age','is':{'attribute':'age','count':{}}} | /is | AMBIGUOUS |
                {'attribute':'age','is':{'attribute':'nothing'}} | /is/attribute | UNKNOWN_ATTRIBUTE |
                {'count':{'event':'purchase'},'is':{'constant':{'type':'string','value':'x'}}} | /is | VALUE_NOT_ALLOWED |
                {'count':{'event':'purchase'},'is':-1} | | NEGATIVE_COUNT |
                {'attribute':'age','is':{'constant':{'type':'long','unit':'kg','value':7}}} | | OTHER_UNIT |
                # Constants
                {'attribute':'vip','is':'true'} | /is | OTHER_TYPE |
                {'attribute':'age','is':'18'} | /is | OTHER_TYPE |
                {'attribute':'age','is':18.0} | /is | OTHER_TYPE |
                {'attribute':'age','is':9223372036854775808} | /is | OTHER_TYPE |
                {'attribute':'credit','is':'12.345'} | /is | VALUE_NOT_ALLOWED |
                {'attribute':'credit','is':'1e2'} | /is | OTHER_TYPE |
                {'attribute':'credit','is':'.5'} | /is | OTHER_TYPE |
                {'attribute':'credit','is':'１'} | /is | OTHER_TYPE |
                {'attribute':'credit','is':1e1000000000} | /is | VALUE_NOT_ALLOWED |
                {'attribute':'credit','is':1e-1000000000} | /is | VALUE_NOT_ALLOWED |
                {'attribute':'credit','is':'92233720368547758.08'} | /is | VALUE_NOT_ALLOWED |
                {'attribute':'rating','is':1e1000000000} | /is | VALUE_NOT_ALLOWED |
                {'attribute':'rating','is':'1'} | /is | OTHER_TYPE |
                {'attribute':'level','is':'golt'} | /is | VALUE_NOT_ALLOWED | gold
                {'attribute':'birthday','is':'2001-02-29'} | /is | OTHER_TYPE |
                {'attribute':'seen','is':'2026-01-01'} | /is | OTHER_TYPE |
                {'attribute':'reading','is':'PT99999999999999999999H'} | /is | OTHER_TYPE |
                {'attribute':'app','is':'v1'} | /is | OTHER_TYPE |
                {'constant':{'type':'lon','value':1},'is':1} | /constant/type | VALUE_NOT_ALLOWED | long
                {'constant':{'type':'long'},'is':1} | /constant | MISSING_KEY |
                {'constant':{'type':'string','unit':'kg','value':'x'},'is':'x'} | /constant/unit | UNKNOWN_KEY |
                {'constant':{'type':'decimal','decimals':19,'value':'1'},'is':'1'} | /constant/decimals | VALUE_NOT_ALLOWED |
                {'constant':{'type':'enumeration','domain':['a','a'],'value':'a'},'is':'a'} | /constant/domain | VALUE_NOT_ALLOWED |
                # Operands
                {'count':{'event':'purchases'},'is':0} | /count/event | UNKNOWN_EVENT | purchase
                {'count':{},'is':0} | /count | MISSING_KEY |
                {'count':'purchase','is':0} | /count | OTHER_TYPE |
                {'count':{'event':'purchase','filter':1},'is':0} | /count/filter | UNKNOWN_KEY |
                {'count':{'event':'purchase','where':{'attribute':'age','is':1}},'is':0} | /count/where/attribute | UNKNOWN_ATTRIBUTE |
                {'count':{'event':'purchase','where':{'count':{'event':'purchase'},'is':1}},'is':0} | /count/where/count | NOT_FOR_EVENTS |
                {'count':{'event':'purchase','where':{'segment':'regulars'}},'is':0} | /count/where/segment | NOT_FOR_EVENTS |
                {'sum':{'event':'purchase'},'is':'0'} | /sum | MISSING_KEY |
                {'sum':{'event':'purchase','property':'amont'},'is':'0'} | /sum/property | UNKNOWN_ATTRIBUTE | amount
                {'sum':{'event':'purchase','property':'category'},'is':'0'} | /sum | OTHER_TYPE |
                {'activePeriods':{'event':'purchase','unit':'year','periods':1},'is':0} | /activePeriods/unit | VALUE_NOT_ALLOWED |
                {'activePeriods':{'event':'purchase','unit':'day','periods':0},'is':0} | /activePeriods/periods | INVALID_WINDOW |
                {'quotient':[{'attribute':'age'}],'is':1.0} | /quotient | OTHER_TYPE |
                {'quotient':[{'attribute':'age'},{'attribute':'city'}],'is':1.0} | /quotient | OTHER_TYPE |
                {'modulo':{'of':{'attribute':'rating'},'by':1},'is':0} | /modulo/of | OTHER_TYPE |
                {'orValue':{'of':{'attribute':'age'},'value':'0'},'is':0} | /orValue/value | OTHER_TYPE |
                {'modulo':{'of':{'attribute':'age'},'by':0},'is':0} | /modulo | INVALID_DIVISOR |
                {'modulo':{'of':{'lowerCase':{'attribute':'age'}},'by':2},'is':0} | /modulo/of/lowerCase | OTHER_TYPE |
                {'size':{'attribute':'city'},'is':0} | /size | OTHER_TYPE |
                {'daysSince':{'attribute':'city'},'is':0} | /daysSince | OTHER_TYPE |
                {'timeSince':{'attribute':'birthday'},'is':'PT1H'} | /timeSince | OTHER_TYPE |
                {'score':[],'is':0} | /score | NO_PART |
                {'score':[{'rule':{'all':[]}}],'is':0} | /score/0 | MISSING_KEY |
                {'score':[{'weight':1,'rule':{'attribute':'age'}}],'is':0} | /score/0/rule | MISSING_KEY |
                {'bucket':{'id':'city','salt':'a','hashVersion':2},'is':0} | /bucket | INVALID_VERSION |
                {'bucket':{'id':'rating','salt':'a','hashVersion':1},'is':0} | /bucket | OTHER_TYPE |
                {'bucket':{'id':'city','hashVersion':1},'is':0} | /bucket | MISSING_KEY |
                # Events in order
                {'sequence':{'steps':[]}} | /sequence | INVALID_STEPS |
                {'sequence':{'steps':[{'event':'purchas'}]}} | /sequence/steps/0/event | UNKNOWN_EVENT | purchase
                {'sequence':{'steps':[{'event':'purchase','within':1}]}} | /sequence/steps/0/within | UNKNOWN_KEY |
                {'sequence':{'steps':[{'event':'purchase'}],'taking':'PT-1S'}} | /sequence | NEGATIVE_DURATION |
                {'sequence':{'steps':[{'event':'purchase'}],'without':{}}} | /sequence/without | OTHER_TYPE |
                {'held':{'event':'purchase','property':'amount'}} | /held/property | UNKNOWN_KEY |
                # Windows
                {'count':{'event':'purchase','within':{}},'is':0} | /count/within | MISSING_KEY |
                {'count':{'event':'purchase','within':{'day':3}},'is':0} | /count/within/day | UNKNOWN_KEY | days
                {'count':{'event':'purchase','within':{'days':3,'months':1}},'is':0} | /count/within | AMBIGUOUS |
                {'count':{'event':'purchase','within':{'days':0}},'is':0} | /count/within/days | INVALID_WINDOW |
                {'count':{'event':'purchase','within':{'days':1,'unit':'day'}},'is':0} | /count/within/unit | UNKNOWN_KEY |
                {'count':{'event':'purchase','within':{'rolling':'PT0S'}},'is':0} | /count/within/rolling | INVALID_WINDOW |
                {'count':{'event':'purchase','within':{'current':'weak'}},'is':0} | /count/within/current | VALUE_NOT_ALLOWED | week
                {'count':{'event':'purchase','within':{'previous':1}},'is':0} | /count/within | MISSING_KEY |
                {'count':{'event':'purchase','within':{'from':'2026-01-02T00:00:00Z','until':'2026-01-01T00:00:00Z'}},'is':0} | /count/within | INVALID_WINDOW |
                {'count':{'event':'purchase','within':{'until':'2026-01-01T00:00:00Z'}},'is':0} | /count/within/until | UNKNOWN_KEY |
                """, quoteCharacter = '`')
        void oneMistakeIsOneProblem(String given, @Nullable String pointer, String code, @Nullable String suggestion) {
            List<Problem> problems = problemsOf(Json.tree(given));
            assertThat(problems).as("%s", problems).hasSize(1);
            Problem problem = problems.get(0);
            assertThat(problem.path()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.suggestion()).isEqualTo(suggestion);
        }

        @Test
        void allMistakesAreReportedAtOnce() {
            assertThat(problemsOf(Json.tree("""
                    {'all': [
                        {'attribute': 'ages', 'is': {'attribute': 'ag'}},
                        {'attribute': 'age', 'betwen': [1, 2]},
                        {'attribute': 'age', 'between': [2, 1]},
                        {'count': {'event': 'purchas', 'where': {'all': 1}, 'within': {'days': 0}}, 'is': 1},
                        {'atLeast': 'x', 'of': [{'attribute': 'age', 'in': []}]}
                    ]}
                    """)))
                    .extracting(problem -> problem.path() + " " + problem.code())
                    .containsExactly(
                            "/all/0/attribute UNKNOWN_ATTRIBUTE",
                            "/all/0/is/attribute UNKNOWN_ATTRIBUTE",
                            "/all/1/betwen UNKNOWN_OPERATOR",
                            "/all/3/count/event UNKNOWN_EVENT",
                            "/all/3/count/where/all OTHER_TYPE",
                            "/all/3/count/within/days INVALID_WINDOW",
                            "/all/4/atLeast OTHER_TYPE",
                            "/all/2 EMPTY_RANGE",
                            "/all/4/of/0 NO_VALUE");
        }

        @Test
        void aDoubleOfMoreDigitsThanItKeepsIsNoDecimal() {
            Schema schema = Schema.of(Attribute.ofDecimal("price", 2));
            Map<String, Object> kept = Map.of("attribute", "price", "is", 123456789012.25);
            assertThat(RuleCodec.write(RuleCodec.read(kept, schema)).get("is")).isEqualTo("123456789012.25");
            Map<String, Object> lost = Map.of("attribute", "price", "is", Double.parseDouble("12345678901234567.89"));
            assertThatExceptionOfType(InvalidModelException.class)
                    .isThrownBy(() -> RuleCodec.read(lost, schema))
                    .withMessageContaining("/is: must be a decimal");
        }

        @Test
        void longDigitsOfALongStayExact() {
            Rule rule = RuleCodec.read(Json.tree("{'attribute':'age','is':16777217}"), SCHEMA);
            assertThat(rule).isEqualTo(attr(AGE).is(16_777_217L));
            assertThat(RuleCodec.read(Map.of("attribute", "age", "is", BigInteger.valueOf(Long.MIN_VALUE)), SCHEMA))
                    .isEqualTo(attr(AGE).is(Long.MIN_VALUE));
        }
    }

    @Nested
    class Safety {

        @Test
        void keysThatAreNoTextsAreRefused() {
            Map<Object, Object> tree = new TreeMap<>(Map.of(1, "age"));
            assertThat(problemsOf(tree)).extracting(Problem::code).containsExactly("OTHER_TYPE", "MISSING_KEY");
        }

        @Test
        void nullKeysAndValuesAreRefused() {
            Map<Object, Object> tree = new HashMap<>();
            tree.put(null, 1);
            tree.put("all", Arrays.asList((Object) null));
            assertThat(problemsOf(tree)).extracting(Problem::path).containsExactlyInAnyOrder("", "/all/0");
        }

        @Test
        void theDeepestRuleIsReadAndADeeperOneRefused() {
            Rule deepest = nested(RuleCheck.MAX_DEPTH - 1);
            assertThat(RuleCodec.read(RuleCodec.write(deepest), SCHEMA)).isEqualTo(deepest);
            Rule deeper = nested(RuleCheck.MAX_DEPTH);
            assertThatExceptionOfType(InvalidModelException.class)
                    .isThrownBy(() -> RuleCodec.write(deeper))
                    .withMessageContaining("TOO_DEEP");
            assertThat(problemsOf(Map.of("not", RuleCodec.write(deepest))))
                    .extracting(Problem::code)
                    .contains("TOO_DEEP");
        }

        private Rule nested(int times) {
            Rule rule = attr(AGE).is(1L);
            for (int i = 0; i < times; i++) {
                rule = not(rule);
            }
            return rule;
        }

        @Test
        void aVeryDeepTreeIsRefusedWithoutWalkingIt() {
            Object tree = Map.of("all", List.of());
            for (int i = 0; i < 100_000; i++) {
                tree = Map.of("not", tree);
            }
            Object deep = tree;
            assertThat(problemsOf(deep)).extracting(Problem::code).containsExactly("TOO_DEEP");
        }

        @Test
        void aVeryDeepWindowIsRefusedWithoutWalkingIt() {
            Object window = Map.of("days", 1);
            for (int i = 0; i < 100_000; i++) {
                window = Map.of("window", window, "before", Map.of("days", 1));
            }
            assertThat(problemsOf(Map.of("count", Map.of("event", "purchase", "within", window), "is", 0)))
                    .extracting(Problem::code)
                    .containsOnly("INVALID_WINDOW");
        }

        @Test
        void theDeepestWindowIsRead() {
            Window window = days(1);
            for (int i = 0; i < Window.MAX_DEPTH; i++) {
                window = window.before(days(1));
            }
            Rule rule = did("purchase").within(window);
            assertThat(RuleCodec.read(RuleCodec.write(rule), SCHEMA)).isEqualTo(rule);
            Window deepest = window;
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> deepest.before(days(1)))
                    .withMessage("windows must not stand inside each other more than 10 deep but do");
        }

        @Test
        void theLargestRuleIsReadAndALargerOneRefused() {
            // Each leaf has three nodes: itself, its operand and its constant; one is for the whole.
            Rule[] leaves = new Rule[(RuleCheck.MAX_SIZE - 1) / 3];
            Arrays.fill(leaves, attr(AGE).is(1L));
            Rule largest = Rules.all(leaves);
            assertThat(RuleCodec.read(RuleCodec.write(largest), SCHEMA)).isEqualTo(largest);
            Rule larger = Rules.all(largest, leaves[0]);
            assertThatExceptionOfType(InvalidModelException.class)
                    .isThrownBy(() -> RuleCodec.write(larger))
                    .withMessageContaining("TOO_LARGE");
            assertThat(problemsOf(Map.of("all", List.of(RuleCodec.write(largest), RuleCodec.write(leaves[0])))))
                    .extracting(Problem::code)
                    .containsExactly("TOO_LARGE");
        }

        @Test
        void endlessListsAreRefusedWithoutWalkingThem() {
            List<String> endless = Collections.nCopies(Integer.MAX_VALUE, "a");
            assertThat(problemsOf(Map.of("attribute", "city", "in", endless)))
                    .extracting(Problem::code)
                    .containsExactly("TOO_LARGE");
            assertThat(problemsOf(Map.of("all", endless)))
                    .extracting(Problem::code)
                    .containsExactly("TOO_LARGE");
            assertThat(problemsOf(Map.of("constant", Map.of("type", "stringSet", "value", endless), "known", true)))
                    .extracting(Problem::code)
                    .containsExactly("TOO_LARGE");
        }

        @Test
        void oneLongListInManyPlacesIsRefused() {
            Map<String, Object> leaf = Map.of("attribute", "city", "in", Collections.nCopies(100_000, "a"));
            assertThat(problemsOf(Map.of("all", Collections.nCopies(1_000, leaf))))
                    .extracting(Problem::code)
                    .containsExactly("TOO_LARGE");
        }

        @Test
        void aListThatContainsItselfIsRefused() {
            List<Object> list = new ArrayList<>();
            list.add(list);
            assertThat(problemsOf(Map.of("all", list)))
                    .extracting(Problem::path)
                    .containsExactly("/all/0");
            assertThat(problemsOf(list)).extracting(Problem::path).containsExactly("");
        }

        @Test
        void manyProblemsAreCounted() {
            List<Problem> problems =
                    problemsOf(Map.of("all", Collections.nCopies(5_000, Map.of("attribute", "x", "y", 1))));
            assertThat(problems).hasSize(101);
            assertThat(problems.get(100))
                    .isEqualTo(new Problem("MORE_PROBLEMS", "", "there are 9900 more problems, which are not listed"));
        }

        @Test
        void longTextsAreCutInMessages() {
            String text = "x".repeat(1_000_000);
            assertThat(problemsOf(Map.of(text, text, "attribute", text)))
                    .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(2_000));
        }

        @ParameterizedTest
        @ValueSource(strings = {"9", "-9", "0.9", "1e9"})
        void numbersOfManyDigitsAreRefused(String digits) {
            BigDecimal number = new BigDecimal(digits).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(1_000_000)));
            for (String attribute : List.of("age", "credit", "rating")) {
                assertThat(problemsOf(Map.of("attribute", attribute, "is", number)))
                        .extracting(Problem::message)
                        .allSatisfy(message -> assertThat(message).contains("a number of very many digits"));
            }
        }
    }

    private static List<Problem> problemsOf(@Nullable Object tree) {
        return catchThrowableOfType(InvalidModelException.class, () -> RuleCodec.read(tree, SCHEMA, SEGMENTS))
                .problems();
    }
}
