package dev.terrace.benchmarks.engines;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.set;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.SegmentCatalog;
import java.time.Instant;
import java.util.Set;

/** The rule as a segment, asked for its truth. */
final class TerraceRule implements UserRule<User> {

    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<Long> SPEND = Attribute.ofLong("spend");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Schema SCHEMA = Schema.of(AGE, CITY, VIP, SPEND, TAGS);

    private final SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
            .segment(
                    "target",
                    any(
                            all(
                                    attr(AGE).between(18L, 34L), // both ends belong to it
                                    attr(CITY).in("city-1", "city-4", "city-7"),
                                    attr(VIP).is(true),
                                    attr(SPEND).greaterThan(500L)),
                            set(TAGS).anyOf("kol")))
            .build();

    @Override
    public User from(PlainUser user) {
        return User.of(Profile.builder(SCHEMA)
                .set(AGE, user.getAge())
                .set(CITY, user.getCity())
                .set(VIP, user.isVip())
                .set(SPEND, user.getSpend())
                .set(TAGS, user.getTags())
                .build());
    }

    @Override
    public boolean matches(User user) {
        return catalog.truthOf("target", user, AS_OF) == Truth.TRUE;
    }
}
