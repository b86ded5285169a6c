package dev.terrace.benchmarks.engines;

import java.util.Map;
import java.util.Set;

/** The rule as a condition over a hash map, where a missing value is false. */
final class HandWrittenOverHashMap implements UserRule<Map<String, Object>> {

    private static final Set<String> CITIES = Set.of("city-1", "city-4", "city-7");

    @Override
    public Map<String, Object> from(PlainUser user) {
        return user.toMap();
    }

    @Override
    public boolean matches(Map<String, Object> user) {
        return (user.get("age") instanceof Long age
                        && age >= 18
                        && age < 35
                        && user.get("city") instanceof String city
                        && CITIES.contains(city)
                        && Boolean.TRUE.equals(user.get("vip"))
                        && user.get("spend") instanceof Long spend
                        && spend > 500)
                || (user.get("tags") instanceof Set<?> tags && tags.contains("kol"));
    }
}
