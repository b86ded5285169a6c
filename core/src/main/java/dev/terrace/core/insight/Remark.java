package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import java.io.Serializable;

/**
 * Why something is not said about an attribute.
 *
 * @param attribute the attribute
 * @param code why
 * @param count how many distinct values there are; 0 for attributes that were not counted
 */
public record Remark(Attribute<?> attribute, Code code, long count) implements Serializable {

    /** Checks that all are given. */
    public Remark {
        requireNonNull(attribute, "attribute");
        requireNonNull(code, "code");
    }

    /** Why something is not said. */
    public enum Code {
        /** It is sensitive and was not asked for: nothing is said about it. */
        SENSITIVE,
        /** It has more distinct values than the stated limit, as ids have: nothing is said about it. */
        TOO_MANY_VALUES,
        /** Nobody has a value: nothing can be said about it. */
        NO_VALUE,
        /** It is a set, of which a user has several texts: its texts are looked at, but there is no figure of the whole. */
        OVERLAPPING_VALUES,
        /** All users have one value, or the others to compare with are missing: there is no figure of the whole. */
        NOTHING_TO_COMPARE
    }

    /**
     * The remark in words, such as {@code email: too many values: 1000000}.
     *
     * @return the words in both languages
     */
    public Label label() {
        Label why = switch (code) {
            case SENSITIVE -> Label.of("left out, since it is sensitive", "敏感属性，未分析");
            case TOO_MANY_VALUES -> Label.of("too many values: " + count, "取值过多：" + count);
            case NO_VALUE -> Label.of("nobody has a value", "全部缺失");
            case OVERLAPPING_VALUES -> Label.of("no figure of the whole, since values overlap", "取值可重叠，无整体指标");
            case NOTHING_TO_COMPARE ->
                Label.of("no figure of the whole, since there is nothing to compare", "无可比较，无整体指标");
        };
        return Label.of(
                attribute.label().english() + ": " + why.english(),
                attribute.label().chinese() + "：" + why.chinese());
    }
}
