package dev.terrace.lifecycle.stage;

import dev.terrace.core.Label;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layers;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where a user stands in their lifecycle (用户生命周期).
 *
 * <p>The constants are declared in ascending order of engagement, which is also the order of {@link #layers()}: who
 * never came, who is gone, who is going, who is here. Among those who are here, a new user has shown least and an
 * active one most. A move up this order is good news, a move down bad news. The name of a constant is its key.
 */
public enum Stage {
    /** Has never been active (从未活跃). */
    NEVER_ACTIVE("Never active", "从未活跃"),
    /** Has been away so long that coming back is not expected (流失). */
    LOST("Lost", "流失"),
    /** Has been away long (沉默). */
    SILENT("Silent", "沉默"),
    /** Has been away longer than usual (有流失风险). */
    AT_RISK("At risk", "有流失风险"),
    /** Was active lately, for the first time not long ago (新用户). */
    NEW("New", "新用户"),
    /** Was active lately, having come back from a long absence not long ago (回流). */
    RETURNED("Returned", "回流"),
    /** Was active lately (活跃). */
    ACTIVE("Active", "活跃");

    private static final int LAYERS_VERSION = 1;
    private static final Layers LAYERS = Layers.of(
            "lifecycle.stage",
            LAYERS_VERSION,
            Arrays.stream(values())
                    .map(stage -> Layer.of(stage.key(), stage.label()))
                    .toList());

    private final String english;
    private final String chinese;

    Stage(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * What identifies the stage, among the layers and as the value of an attribute.
     *
     * @return the name of the constant in lower case with hyphens, such as {@code at-risk}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What people call the stage.
     *
     * @return its name in both languages
     */
    public Label label() {
        return Label.of(english, chinese);
    }

    /**
     * The stages as layers, least engaged first: {@code never-active}, {@code lost}, {@code silent}, {@code at-risk},
     * {@code new}, {@code returned}, {@code active}.
     *
     * <p>The layers say what can be, not when: flows between two dates compare like with like only if one policy decided
     * both.
     *
     * @return the layers, for flows between two dates and for the domain of an attribute
     */
    public static Layers layers() {
        return LAYERS;
    }
}
