package dev.terrace.benchmarks.engines;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The users of the benchmark: of 100, about 2 meet the long half of the rule and 5 the short one. */
public final class Users {

    private Users() {}

    /**
     * Makes users, the same ones each time.
     *
     * @param count how many
     * @return the users
     */
    public static List<PlainUser> seeded(int count) {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> next(random)).limit(count).toList();
    }

    private static PlainUser next(SplittableRandom random) {
        return new PlainUser(
                random.nextLong(10, 80),
                "city-" + random.nextInt(10),
                random.nextBoolean(),
                random.nextLong(1_000),
                random.nextInt(20) == 0 ? Set.of("kol", "early") : Set.of("early"));
    }
}
