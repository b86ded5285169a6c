package dev.terrace.benchmarks.engines;

import java.util.Set;

/** The rule as a condition over fields; also the reference that the others are checked against. */
public final class HandWrittenOverFields implements UserRule<PlainUser> {

    private static final Set<String> CITIES = Set.of("city-1", "city-4", "city-7");

    @Override
    public PlainUser from(PlainUser user) {
        return user;
    }

    @Override
    public boolean matches(PlainUser user) {
        return (user.getAge() >= 18
                        && user.getAge() < 35
                        && CITIES.contains(user.getCity())
                        && user.isVip()
                        && user.getSpend() > 500)
                || user.getTags().contains("kol");
    }
}
