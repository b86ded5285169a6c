package dev.terrace.points;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.level.LevelReview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a rule can read of an account: balance, growth and level, as attributes of a profile. */
public final class PointsAttributes {

    /** The points available: {@code points.balance}. */
    public static final Attribute<Long> BALANCE =
            Attribute.ofLong("points.balance").withLabel(Label.of("points available", "可用积分"));

    /** The growth in the window of the level plan: {@code points.growth}. */
    public static final Attribute<Long> GROWTH =
            Attribute.ofLong("points.growth").withLabel(Label.of("growth value", "成长值"));

    private PointsAttributes() {}

    /**
     * The level held, in the order of the plan: with bronze, silver and gold, a rule can ask for at least silver.
     *
     * @param plan the level plan
     * @return {@code points.level} whatever the plan's name, with the keys of its levels as the domain, lowest first
     */
    public static Attribute<String> level(LevelPlan plan) {
        return plan.layers().attribute("points.level").withLabel(Label.of("member level", "会员等级"));
    }

    /**
     * Every attribute that {@link #set} sets, for a schema to declare.
     *
     * @param program the program
     * @return the balance, and growth and level if the program has levels
     */
    public static List<Attribute<?>> of(PointsProgram program) {
        Optional<LevelPlan> plan = program.levels();
        return plan.isPresent() ? ImmutableList.of(BALANCE, GROWTH, level(plan.get())) : ImmutableList.of(BALANCE);
    }

    /**
     * Sets the attributes of an account on a profile: the balance, and growth and level if the program has levels.
     *
     * @param profile the profile in the making; its schema declares the attributes
     * @param program the program
     * @param account the account
     * @param asOf the instant of the balance, and the first at which growth is not known yet
     * @return the same builder
     * @throws IllegalArgumentException if the schema does not declare one of the attributes
     */
    public static Profile.Builder set(Profile.Builder profile, PointsProgram program, Account account, Instant asOf) {
        profile.set(BALANCE, account.availableAt(asOf));
        program.levels().ifPresent(plan -> {
            LevelReview review = program.review(account, asOf);
            profile.set(GROWTH, review.growth());
            profile.set(level(plan), review.held().key());
        });
        return profile;
    }
}
