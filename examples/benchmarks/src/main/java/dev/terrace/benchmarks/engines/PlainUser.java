package dev.terrace.benchmarks.engines;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A user as a bean, which is what the engines that generate code read best. */
public final class PlainUser {

    private final long age;
    private final String city;
    private final boolean vip;
    private final long spend;
    private final Set<String> tags;

    /**
     * A user.
     *
     * @param age in years
     * @param city its name
     * @param vip whether the user is one
     * @param spend in whole units
     * @param tags any number
     */
    public PlainUser(long age, String city, boolean vip, long spend, Set<String> tags) {
        this.age = age;
        this.city = city;
        this.vip = vip;
        this.spend = spend;
        this.tags = Set.copyOf(tags);
    }

    /**
     * The age.
     *
     * @return in years
     */
    public long getAge() {
        return age;
    }

    /**
     * The city.
     *
     * @return its name
     */
    public String getCity() {
        return city;
    }

    /**
     * The status.
     *
     * @return whether the user is a VIP
     */
    public boolean isVip() {
        return vip;
    }

    /**
     * What the user has spent.
     *
     * @return in whole units
     */
    public long getSpend() {
        return spend;
    }

    /**
     * The tags.
     *
     * @return unmodifiable
     */
    public Set<String> getTags() {
        return tags;
    }

    /**
     * The same values by name.
     *
     * @return a new hash map
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put("age", age);
        map.put("city", city);
        map.put("vip", vip);
        map.put("spend", spend);
        map.put("tags", tags);
        return map;
    }
}
