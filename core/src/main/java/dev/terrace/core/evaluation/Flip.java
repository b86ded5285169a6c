package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A smallest set of changes that turns an answer: applied to the user, the rule has the other answer. None of the changes
 * can be left out.
 *
 * @param changes what would have to be different; at least one
 * @param truth the answer then
 * @param asOf the instant at which that is the answer
 */
public record Flip(List<Change> changes, Truth truth, Instant asOf) implements Serializable {

    /** Copies the changes. */
    public Flip {
        changes = ImmutableList.copyOf(changes);
    }

    /**
     * The user with all changes made. What a change leaves to the user to choose, such as any value or a new one, is filled
     * in with values that stand for it.
     *
     * @param user the user that was evaluated
     * @return the user for whom the rule has {@link #truth} as of {@link #asOf}
     */
    public User applyTo(User user) {
        Profile.Builder profile = user.profile().toBuilder();
        List<Event> events = new ArrayList<>(user.history().events());
        int before = events.size();
        for (Change change : changes) {
            if (change instanceof Change.Do does) {
                events.addAll(ChosenValues.events(does, events));
            } else {
                apply(change, user.profile(), profile);
            }
        }
        return User.of(
                profile.build(),
                events.size() == before ? user.history() : user.history().plus(events.subList(before, events.size())));
    }

    private static void apply(Change change, Profile before, Profile.Builder profile) {
        if (change instanceof Change.Set<?> set) {
            apply(set, profile);
        } else if (change instanceof Change.Clear clear) {
            profile.clear(clear.attribute());
        } else if (change instanceof Change.Know know) {
            ChosenValues.know(know.attribute(), profile);
        } else if (change instanceof Change.Resize resize) {
            ChosenValues.resize(resize, before, profile);
        }
    }

    private static <T> void apply(Change.Set<T> set, Profile.Builder profile) {
        Attribute<T> attribute = set.attribute();
        profile.set(attribute, set.to());
    }

    /**
     * The changes in words.
     *
     * @return the words in both languages, joined by {@code and}
     */
    public Label label() {
        return Label.of(
                String.join(
                        " and ",
                        changes.stream().map(change -> change.label().english()).toList()),
                String.join(
                        "，并且",
                        changes.stream().map(change -> change.label().chinese()).toList()));
    }

    /** {@return the changes in English} */
    @Override
    public String toString() {
        return label().english();
    }
}
