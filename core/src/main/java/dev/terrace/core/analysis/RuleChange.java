package dev.terrace.core.analysis;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two rules.
 *
 * @param kind whether something was added, removed or changed
 * @param path where it stands, such as {@code all/0}: in the rule before if it was removed, else in the rule after; empty
 *     for the rule as a whole
 * @param before what stood there; null if it was added
 * @param after what stands there now; null if it was removed
 * @param effect what the change alone does to who is in
 */
public record RuleChange(
        Kind kind,
        String path,
        @Nullable Rule before,
        @Nullable Rule after,
        Effect effect) implements Serializable {

    /** Whether something was added, removed or changed. */
    public enum Kind {
        /** It is in the rule after only. */
        ADDED,
        /** It is in the rule before only. */
        REMOVED,
        /** It is in both, but not the same. */
        CHANGED
    }

    /** What a change does to who is in, if nothing else changes. Users of whom it is unknown are not in. */
    public enum Effect {
        /** Nobody who was in is left out. */
        WIDER("nobody falls out", "不会有人退出"),
        /** Nobody who was out comes in. */
        NARROWER("nobody comes in", "不会有人进入"),
        /** Users may come in and fall out, or it cannot be told. */
        OTHER("users may come in and fall out", "可能有人进入，也可能有人退出");

        private final Label label;

        Effect(String english, String chinese) {
            this.label = Label.of(english, chinese);
        }

        /**
         * The effect in words.
         *
         * @return the words in both languages
         */
        public Label label() {
            return label;
        }
    }

    /** Checks that what must be given is. */
    public RuleChange {
        requireNonNull(kind, "kind");
        requireNonNull(path, "path");
        requireNonNull(effect, "effect");
        if ((before == null) != (kind == Kind.ADDED) || (after == null) != (kind == Kind.REMOVED)) {
            throw new IllegalArgumentException("what was added has no before, what was removed no after, but was "
                    + kind + " with before " + before + " and after " + after);
        }
    }

    static RuleChange added(Part part, Effect effect) {
        return new RuleChange(Kind.ADDED, part.path(), null, part.rule(), effect);
    }

    static RuleChange removed(Part part, Effect effect) {
        return new RuleChange(Kind.REMOVED, part.path(), part.rule(), null, effect);
    }

    static RuleChange changed(Part before, Part after, Effect effect) {
        return new RuleChange(Kind.CHANGED, after.path(), before.rule(), after.rule(), effect);
    }

    /**
     * The change in words, such as {@code added: age is at least 18 (nobody comes in)}.
     *
     * @return the words in both languages
     */
    public Label label() {
        Label old = words(before);
        Label now = words(after);
        Label change = switch (kind) {
            case ADDED -> Label.of("added: " + now.english(), "新增：" + now.chinese());
            case REMOVED -> Label.of("removed: " + old.english(), "移除：" + old.chinese());
            case CHANGED ->
                Label.of(
                        "changed: " + old.english() + " → " + now.english(),
                        "修改：" + old.chinese() + " → " + now.chinese());
        };
        return Label.of(
                change.english() + " (" + effect.label().english() + ")",
                change.chinese() + "（" + effect.label().chinese() + "）");
    }

    private static Label words(@Nullable Rule rule) {
        return Optional.ofNullable(rule).map(Rule::label).orElse(Label.of(""));
    }

    /** {@return the change in English, with its path} */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + label().english();
    }
}
