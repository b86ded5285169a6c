package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Double> SCORE = Attribute.ofDouble("score");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "bronze", "silver", "gold");
    private static final Attribute<LocalDate> BIRTHDAY = Attribute.ofDate("birthday");
    private static final Attribute<Instant> REGISTERED = Attribute.ofInstant("registered");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Schema SCHEMA = Schema.of(VIP, AGE, SCORE, CITY, LEVEL, BIRTHDAY, REGISTERED, TAGS);

    @Nested
    class Values {

        @Test
        void aProfileHoldsTypedValues() {
            Profile profile = Profile.builder(SCHEMA)
                    .set(VIP, true)
                    .set(AGE, 27L)
                    .set(SCORE, 0.5)
                    .set(CITY, "上海")
                    .set(LEVEL, "gold")
                    .set(BIRTHDAY, LocalDate.of(1999, 2, 28))
                    .set(REGISTERED, Instant.EPOCH)
                    .set(TAGS, Set.of("kol", "early"))
                    .build();
            assertThat(profile.value(VIP)).hasValue(true);
            assertThat(profile.value(AGE)).hasValue(27L);
            assertThat(profile.value(SCORE)).hasValue(0.5);
            assertThat(profile.value(CITY)).hasValue("上海");
            assertThat(profile.value(LEVEL)).hasValue("gold");
            assertThat(profile.value(BIRTHDAY)).hasValue(LocalDate.of(1999, 2, 28));
            assertThat(profile.value(REGISTERED)).hasValue(Instant.EPOCH);
            assertThat(profile.value(TAGS))
                    .hasValueSatisfying(tags -> assertThat(tags).containsExactly("early", "kol"));
            assertThat(profile)
                    .hasToString("Profile{vip=true, age=27, score=0.5, city=上海, level=gold, birthday=1999-02-28,"
                            + " registered=1970-01-01T00:00:00Z, tags=[early, kol]}");
        }

        @Test
        void missingEmptyAndZeroAreToldApart() {
            Profile profile = Profile.builder(SCHEMA)
                    .set(AGE, 0L)
                    .set(CITY, "")
                    .set(TAGS, Set.of())
                    .build();
            assertThat(profile.value(AGE)).hasValue(0L);
            assertThat(profile.value(CITY)).hasValue("");
            assertThat(profile.value(TAGS))
                    .hasValueSatisfying(tags -> assertThat(tags).isEmpty());
            assertThat(profile.value(LEVEL)).isEmpty();
            assertThat(Profile.empty(SCHEMA).value(AGE)).isEmpty();
        }

        @Test
        void integersAreExactBeyondDoublePrecision() {
            Profile profile =
                    Profile.builder(SCHEMA).set(AGE, 9_007_199_254_740_993L).build();
            assertThat(profile.value(AGE)).hasValue(9_007_199_254_740_993L);
        }

        @Test
        void aProfileKeepsNothingOfTheSetItWasMadeFrom() {
            Set<String> tags = new TreeSet<>(Set.of("kol"));
            Profile profile = Profile.builder(SCHEMA).set(TAGS, tags).build();
            tags.add("later");
            assertThat(profile.value(TAGS)).hasValue(Set.of("kol"));
        }

        @Test
        void aNewProfileIsMadeFromAnOldOneWithoutChangingIt() {
            Profile before = Profile.builder(SCHEMA).set(AGE, 27L).build();
            Profile after = before.toBuilder().set(AGE, 28L).build();
            assertThat(before.value(AGE)).hasValue(27L);
            assertThat(after.value(AGE)).hasValue(28L);
            assertThat(after).isNotEqualTo(before);
            assertThat(after.toBuilder().set(AGE, 27L).build())
                    .isEqualTo(before)
                    .hasSameHashCodeAs(before);
        }

        @Test
        void aValueThatIsTakenAwayIsMissing() {
            Profile profile =
                    Profile.builder(SCHEMA).set(AGE, 27L).set(CITY, "上海").build();
            Profile cleared = profile.toBuilder().clear(AGE).build();
            assertThat(cleared.value(AGE)).isEmpty();
            assertThat(cleared.value(CITY)).hasValue("上海");
        }

        @Test
        void bothZerosOfADoubleAreTheSameValue() {
            Profile minus = Profile.builder(SCHEMA).set(SCORE, -0.0).build();
            assertThat(minus).isEqualTo(Profile.builder(SCHEMA).set(SCORE, 0.0).build());
        }
    }

    @Nested
    class Errors {

        @Test
        void anAttributeThatIsNotDeclaredIsNamed() {
            Attribute<Long> height = Attribute.ofLong("height");
            assertThatThrownBy(() -> Profile.builder(SCHEMA).set(height, 180L))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("attribute 'height' of type LONG must be declared in the schema, which has [vip, age,"
                            + " score, city, level, birthday, registered, tags]");
            assertThatThrownBy(() -> Profile.empty(SCHEMA).value(height)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void theSameNameWithAnotherTypeIsAnotherAttribute() {
            assertThatThrownBy(() -> Profile.builder(SCHEMA).set(Attribute.ofString("age"), "27"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("attribute 'age' of type STRING");
        }

        @Test
        void anEnumerationTakesItsDomainOnly() {
            assertThatThrownBy(() -> Profile.builder(SCHEMA).set(LEVEL, "platinum"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'level' must be one of [bronze, silver, gold] but was 'platinum'");
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void aDoubleIsFinite(double value) {
            assertThatThrownBy(() -> Profile.builder(SCHEMA).set(SCORE, value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'score' must be finite but was " + value);
        }

        @Test
        @SuppressWarnings({"unchecked", "rawtypes"})
        void aValueOfAnotherTypeThatSlipsPastTheCompilerIsRefused() {
            Attribute unchecked = AGE;
            assertThatThrownBy(() -> Profile.builder(SCHEMA).set(unchecked, "27"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'age' takes a LONG but was String 27");
            Attribute tags = TAGS;
            assertThatThrownBy(() -> Profile.builder(SCHEMA).set(tags, Set.of(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'tags' must hold texts only but was [1]");
        }
    }

    @Nested
    class Schemas {

        @Test
        void allNamesThatAreDeclaredTwiceAreReportedTogether() {
            assertThatThrownBy(() -> Schema.of(AGE, CITY, Attribute.ofString("age"), CITY))
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::path)
                                    .containsExactly("attributes/age", "attributes/city"))
                    .hasMessage("schema is not valid (2):\n"
                            + "  attributes/age: an attribute name must be declared once but was declared again"
                            + " [DUPLICATE_ATTRIBUTE]\n"
                            + "  attributes/city: an attribute name must be declared once but was declared again"
                            + " [DUPLICATE_ATTRIBUTE]");
        }

        @Test
        void aSchemaKnowsItsAttributesAndEvents() {
            Schema schema = Schema.builder()
                    .attributes(List.of(AGE, CITY))
                    .event("purchase")
                    .event("login")
                    .event("purchase")
                    .build();
            assertThat(schema.attributes()).containsExactly(AGE, CITY);
            assertThat(schema.attribute("age")).hasValue(AGE);
            assertThat(schema.attribute("height")).isEmpty();
            assertThat(schema.has(Attribute.ofLong("age"))).isTrue();
            assertThat(schema.has(Attribute.ofString("age"))).isFalse();
            assertThat(schema.events()).containsExactly("login", "purchase");
            assertThat(schema).hasToString("Schema[age, city][login, purchase]");
        }

        @Test
        void aBlankEventTypeIsRefused() {
            assertThatThrownBy(() -> Schema.builder().event(""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("event type must not be blank but was ''");
            assertThatThrownBy(() -> Event.of(" ", Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void schemasWithTheSameVocabularyAreEqual() {
            assertThat(Schema.of(AGE, CITY)).isEqualTo(Schema.of(AGE, CITY)).hasSameHashCodeAs(Schema.of(AGE, CITY));
            assertThat(Schema.of(AGE, CITY)).isNotEqualTo(Schema.of(CITY, AGE));
            assertThat(Schema.of(AGE))
                    .isNotEqualTo(Schema.builder().attribute(AGE).event("login").build());
        }
    }

    @Nested
    class Attributes {

        @Test
        void attributesWithTheSameNameTypeAndDomainAreEqual() {
            assertThat(Attribute.ofLong("age"))
                    .isEqualTo(AGE)
                    .hasSameHashCodeAs(AGE)
                    .isNotEqualTo(CITY);
            assertThat(Attribute.ofEnumeration("level", "bronze")).isNotEqualTo(LEVEL);
            assertThat(LEVEL.domain()).containsExactly("bronze", "silver", "gold");
            assertThat(AGE.domain()).isEmpty();
            assertThat(AGE.type()).isEqualTo(ValueType.LONG);
        }

        @Test
        void valuesOfAnEnumerationAreOrderedByTheirDomain() {
            assertThat(LEVEL.kind().compare("gold", "bronze")).isPositive();
            assertThat(LEVEL.kind().compare("bronze", "silver")).isNegative();
            assertThat(AGE.kind().compare(9L, 10L)).isNegative();
            assertThatThrownBy(() -> LEVEL.kind().compare("gold", "platinum"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a value must be one of [bronze, silver, gold] but was 'platinum'");
        }

        @Test
        void setsHaveNoOrder() {
            assertThatThrownBy(() -> TAGS.kind().compare(Set.of(), Set.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("sets have no order");
        }

        @Test
        void aBlankNameIsRefused() {
            assertThatThrownBy(() -> Attribute.ofLong(" "))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("attribute name must not be blank but was ' '");
        }

        @Test
        void anEmptyOrRepeatingDomainIsRefused() {
            assertThatThrownBy(() -> Attribute.ofEnumeration("level")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Attribute.ofEnumeration("level", "a", "a"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("domain must hold at least one value and each once but was [a, a] (level)");
        }
    }
}
