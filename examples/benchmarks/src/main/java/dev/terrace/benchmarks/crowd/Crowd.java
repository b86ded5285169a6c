package dev.terrace.benchmarks.crowd;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.set;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Population;
import dev.terrace.core.rule.Rule;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The users of {@code RuleEngineBenchmark} in plain arrays, and their rule in three languages: {@code (age in [18, 35) and
 * city in 3 of 10 and vip and spend > 500) or tags contain "kol"}.
 *
 * <p>The database is given the narrowest types: a tinyint, an enumeration, a boolean, a smallint, and whether the tag is
 * there as a boolean instead of a list of tags.
 */
public final class Crowd {

    static final Attribute<Long> AGE = Attribute.ofLong("age");
    static final Attribute<String> CITY = Attribute.ofString("city");
    static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    static final Attribute<Long> SPEND = Attribute.ofLong("spend");
    static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");

    /** The vocabulary. */
    public static final Schema SCHEMA = Schema.of(AGE, CITY, VIP, SPEND, TAGS);

    /** The rule as Terrace has it. */
    public static final Rule RULE = any(
            all(
                    attr(AGE).between(18L, 34L), // both ends belong to it
                    attr(CITY).in("city-1", "city-4", "city-7"),
                    attr(VIP).is(true),
                    attr(SPEND).greaterThan(500L)),
            set(TAGS).anyOf("kol"));

    /** The rule as DuckDB has it. */
    public static final String SQL =
            "(age >= 18 AND age < 35 AND city IN ('city-1', 'city-4', 'city-7') AND vip" + " AND spend > 500) OR kol";

    private static final Set<String> EARLY = Set.of("early");
    private static final Set<String> EARLY_KOL = Set.of("kol", "early");

    private final byte[] ages;
    private final byte[] cities;
    private final boolean[] vips;
    private final short[] spends;
    private final boolean[] kols;

    private Crowd(int users) {
        this.ages = new byte[users];
        this.cities = new byte[users];
        this.vips = new boolean[users];
        this.spends = new short[users];
        this.kols = new boolean[users];
    }

    /**
     * Makes users, the same ones each time.
     *
     * @param users how many
     * @return the users
     */
    public static Crowd seeded(int users) {
        Crowd crowd = new Crowd(users);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < users; i++) {
            crowd.ages[i] = (byte) random.nextInt(10, 80);
            crowd.cities[i] = (byte) random.nextInt(10);
            crowd.vips[i] = random.nextBoolean();
            crowd.spends[i] = (short) random.nextInt(1_000);
            crowd.kols[i] = random.nextInt(20) == 0;
        }
        return crowd;
    }

    /**
     * Counts by a loop over the arrays.
     *
     * @return how many meet the rule
     */
    public int count() {
        int count = 0;
        for (int i = 0; i < ages.length; i++) {
            int city = cities[i];
            boolean meets = kols[i]
                    || (ages[i] >= 18
                            && ages[i] < 35
                            && (city == 1 || city == 4 || city == 7)
                            && vips[i]
                            && spends[i] > 500);
            count += meets ? 1 : 0;
        }
        return count;
    }

    /**
     * Loads the users as a host does: a stream of ids, and a profile for each.
     *
     * @return the population
     */
    public Population<Long> load() {
        Population.Builder<Long> population = Population.builder(SCHEMA);
        LongStream.range(0, ages.length).forEach(id -> population.profile(id, profile((int) id)));
        return population.build();
    }

    private Profile profile(int user) {
        return Profile.builder(SCHEMA)
                .set(AGE, (long) ages[user])
                .set(CITY, "city-" + cities[user])
                .set(VIP, vips[user])
                .set(SPEND, (long) spends[user])
                .set(TAGS, kols[user] ? EARLY_KOL : EARLY)
                .build();
    }

    /**
     * Loads the users into a table {@code users}.
     *
     * @param database an empty database
     */
    public void load(DuckDb database) {
        database.run("CREATE TYPE city AS ENUM ('city-0', 'city-1', 'city-2', 'city-3', 'city-4', 'city-5', 'city-6',"
                + " 'city-7', 'city-8', 'city-9')");
        database.run("CREATE TABLE users (age TINYINT, city city, vip BOOLEAN, spend SMALLINT, kol BOOLEAN)");
        database.append(
                "users",
                ages.length,
                (row, user) -> row.append(ages[user])
                        .append("city-" + cities[user])
                        .append(vips[user])
                        .append(spends[user])
                        .append(kols[user]));
    }
}
