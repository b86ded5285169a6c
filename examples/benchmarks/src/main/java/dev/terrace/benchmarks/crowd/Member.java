package dev.terrace.benchmarks.crowd;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a host has read about a user: 10 values of mixed types.
 *
 * @param age in years
 * @param spend with 2 decimals
 * @param vip whether the user is one
 * @param level one of 5
 * @param channel one of 4
 * @param city one of 300
 * @param district one of 3,000
 * @param birthday some day of 50 years
 * @param tags one of 200 sets
 * @param score from 0 to 1
 */
public record Member(
        long age,
        BigDecimal spend,
        boolean vip,
        String level,
        String channel,
        String city,
        String district,
        LocalDate birthday,
        Set<String> tags,
        double score) {

    private static final List<String> LEVELS = List.of("stone", "bronze", "silver", "gold", "diamond");
    private static final List<String> CHANNELS = List.of("app", "web", "shop", "partner");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<BigDecimal> SPEND = Attribute.ofDecimal("spend", 2);
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", LEVELS);
    private static final Attribute<String> CHANNEL = Attribute.ofEnumeration("channel", CHANNELS);
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> DISTRICT = Attribute.ofString("district");
    private static final Attribute<LocalDate> BIRTHDAY = Attribute.ofDate("birthday");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<Double> SCORE = Attribute.ofDouble("score");

    /** The vocabulary. */
    public static final Schema SCHEMA =
            Schema.of(AGE, SPEND, VIP, LEVEL, CHANNEL, CITY, DISTRICT, BIRTHDAY, TAGS, SCORE);

    /**
     * Makes members, the same ones each time. Texts are objects of their own, as they are when they have been read from
     * somewhere; the sets are shared.
     *
     * @param count how many
     * @return the members
     */
    public static List<Member> seeded(int count) {
        SplittableRandom random = new SplittableRandom(3);
        List<Set<String>> tags = IntStream.range(0, 200)
                .mapToObj(i -> Set.of("tag-" + i, "tag-" + (i * 7 + 1) % 100, "early"))
                .toList();
        return Stream.generate(() -> next(random, tags)).limit(count).toList();
    }

    private static Member next(SplittableRandom random, List<Set<String>> tags) {
        return new Member(
                random.nextLong(10, 80),
                BigDecimal.valueOf(random.nextLong(10_000_000), 2),
                random.nextBoolean(),
                LEVELS.get(random.nextInt(LEVELS.size())),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                "city-" + random.nextInt(300),
                "district-" + random.nextInt(3_000),
                LocalDate.ofEpochDay(random.nextLong(18_000)),
                tags.get(random.nextInt(tags.size())),
                random.nextDouble());
    }

    /**
     * The member for Terrace.
     *
     * @return a new profile
     */
    public Profile toProfile() {
        return Profile.builder(SCHEMA)
                .set(AGE, age)
                .set(SPEND, spend)
                .set(VIP, vip)
                .set(LEVEL, level)
                .set(CHANNEL, channel)
                .set(CITY, city)
                .set(DISTRICT, district)
                .set(BIRTHDAY, birthday)
                .set(TAGS, tags)
                .set(SCORE, score)
                .build();
    }

    /**
     * Loads members into a table {@code members} of a new database, each set of tags as one text.
     *
     * @param members the members
     * @return how many there are in the database
     */
    public static long loadIntoDuckDb(List<Member> members) {
        try (DuckDb database = DuckDb.open()) {
            database.run("CREATE TYPE level AS ENUM ('" + String.join("', '", LEVELS) + "')");
            database.run("CREATE TYPE channel AS ENUM ('" + String.join("', '", CHANNELS) + "')");
            database.run("CREATE TABLE members (id BIGINT, age BIGINT, spend DECIMAL(18, 2), vip BOOLEAN, level level,"
                    + " channel channel, city VARCHAR, district VARCHAR, birthday DATE, tags VARCHAR, score DOUBLE)");
            database.append("members", members.size(), (row, id) -> {
                Member member = members.get(id);
                row.append((long) id)
                        .append(member.age)
                        .append(member.spend)
                        .append(member.vip)
                        .append(member.level)
                        .append(member.channel)
                        .append(member.city)
                        .append(member.district)
                        .append(member.birthday)
                        .append(String.join(",", member.tags))
                        .append(member.score);
            });
            return database.ask("SELECT count(*) FROM members");
        }
    }
}
