package dev.terrace.core.codec;

import dev.terrace.core.Attribute;
import dev.terrace.core.Schema;
import dev.terrace.core.SemanticVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The vocabulary of the tests: an attribute and a property of every type. */
final class Vocabulary {

    static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    static final Attribute<Long> AGE = Attribute.ofLong("age");
    static final Attribute<Long> WEIGHT = Attribute.ofLong("weight").withUnit("kg");
    static final Attribute<BigDecimal> CREDIT = Attribute.ofDecimal("credit", 2).withUnit("CNY");
    static final Attribute<Double> RATING = Attribute.ofDouble("rating");
    static final Attribute<String> CITY = Attribute.ofString("city");
    static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold", "bronze-plus");
    static final Attribute<LocalDate> BIRTHDAY = Attribute.ofDate("birthday");
    static final Attribute<Instant> SEEN = Attribute.ofInstant("seen");
    static final Attribute<Duration> READING = Attribute.ofDuration("reading");
    static final Attribute<SemanticVersion> APP = Attribute.ofVersion("app");
    static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");

    static final Attribute<BigDecimal> AMOUNT = Attribute.ofDecimal("amount", 2);
    static final Attribute<Long> PIECES = Attribute.ofLong("pieces");
    static final Attribute<String> CATEGORY = Attribute.ofString("category");
    static final Attribute<Set<String>> COUPONS = Attribute.ofStringSet("coupons");

    static final Schema SCHEMA = Schema.builder()
            .attribute(VIP)
            .attribute(AGE)
            .attribute(WEIGHT)
            .attribute(CREDIT)
            .attribute(RATING)
            .attribute(CITY)
            .attribute(LEVEL)
            .attribute(BIRTHDAY)
            .attribute(SEEN)
            .attribute(READING)
            .attribute(APP)
            .attribute(TAGS)
            .event("purchase", AMOUNT, PIECES, CATEGORY, COUPONS)
            .event("complaint")
            .build();

    static final Set<String> SEGMENTS = Set.of("regulars", "a/b~c");

    private Vocabulary() {}
}
