package dev.terrace.lifecycle;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.lifecycle.stage.Stage;
import dev.terrace.lifecycle.stage.Staged;
import java.util.List;

/**
 * The attributes under which a host puts lifecycle conclusions on a profile, for core rules to read.
 *
 * <p>A host that uses them declares them in its schema.
 */
public final class LifecycleAttributes {

    /**
     * The stage of a user: {@code lifecycle.stage}, an enumeration of the keys of {@link Stage#layers()}, least engaged
     * first. So {@code attr(STAGE).atMost("at-risk")} reads as "at risk or worse".
     */
    public static final Attribute<String> STAGE =
            Stage.layers().attribute("lifecycle.stage").withLabel(Label.of("lifecycle stage", "生命周期阶段"));

    private LifecycleAttributes() {}

    /**
     * Every attribute that {@link #set} sets, for a schema to declare.
     *
     * @return the stage
     */
    public static List<Attribute<?>> of() {
        return List.of(STAGE);
    }

    /**
     * Sets a stage on a profile. A stage that is not decided is missing afterwards, also where the profile had one: rules
     * about it are then unknown.
     *
     * @param profile the profile being built; its schema declares {@link #STAGE}
     * @param staged the conclusion
     * @return the same builder
     * @throws IllegalArgumentException if the schema does not declare {@link #STAGE}
     */
    public static Profile.Builder set(Profile.Builder profile, Staged staged) {
        return staged.stage().map(stage -> profile.set(STAGE, stage.key())).orElseGet(() -> profile.clear(STAGE));
    }
}
