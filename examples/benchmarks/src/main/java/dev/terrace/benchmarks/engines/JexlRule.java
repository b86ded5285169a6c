package dev.terrace.benchmarks.engines;

import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;

/**
 * The rule in JEXL, as a script with parameters, which it reads faster than the variables of a context; comparing the
 * cities one by one is faster there than a set.
 */
final class JexlRule implements UserRule<PlainUser> {

    private static final String RULE = "(age >= 18 && age < 35"
            + " && (city == 'city-1' || city == 'city-4' || city == 'city-7') && vip && spend > 500)"
            + " || tags.contains('kol')";

    private final MapContext context = new MapContext();
    private final JexlScript script =
            new JexlBuilder().create().createScript(RULE, "age", "city", "vip", "spend", "tags");

    @Override
    public PlainUser from(PlainUser user) {
        return user;
    }

    @Override
    public boolean matches(PlainUser user) {
        return Boolean.TRUE.equals(
                script.execute(context, user.getAge(), user.getCity(), user.isVip(), user.getSpend(), user.getTags()));
    }
}
