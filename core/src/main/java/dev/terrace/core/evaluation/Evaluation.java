package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answers of an evaluator's rules for one user at one instant. Each is worked out when asked for.
 *
 * <p>Worked values: with a profile that holds {@code age = 27} and no city, {@code attr(AGE).atLeast(18L)} is true,
 * {@code attr(CITY).is("上海")} unknown, both joined by {@code all} unknown, by {@code any} true.
 */
public final class Evaluation implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Evaluator evaluator;
    private final User user;
    private final Instant asOf;
    private final transient Memo memo;

    Evaluation(Evaluator evaluator, User user, Instant asOf) {
        this.evaluator = evaluator;
        this.user = requireNonNull(user, "user");
        this.asOf = requireNonNull(asOf, "asOf");
        this.memo = evaluator.newMemo();
    }

    /**
     * Whose rules are answered.
     *
     * @return the evaluator
     */
    public Evaluator evaluator() {
        return evaluator;
    }

    /**
     * The facts.
     *
     * @return the user
     */
    public User user() {
        return user;
    }

    /**
     * The first instant that is not known yet.
     *
     * @return the instant
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The answer to a rule.
     *
     * @param key the rule's key
     * @return true, false or unknown
     * @throws IllegalArgumentException if there is no such rule, or the user's profile has another schema that lacks an
     *     attribute of the rule
     */
    public Truth truthOf(String key) {
        return evaluator.node(key).truth(user, user.history(), asOf, memo);
    }

    /**
     * The answer to a rule, with the reasons.
     *
     * @param key the rule's key
     * @return the explanation, whose truth is that of {@link #truthOf}
     * @throws IllegalArgumentException as for {@link #truthOf}
     */
    public Explanation explain(String key) {
        return evaluator.node(key).explain(Facts.of(user, asOf)).decided().in(evaluator.schema());
    }

    /**
     * The earliest instant at which the answer can change without any new event, so that nobody need ask before. Events of
     * the history that lie at or after {@code asOf} count as if they happen when their time comes.
     *
     * <p>It is the first instant at which the answer is another one, if that is at most 10,000 days ahead and not too many
     * other moves of its parts lie before it: 10,000 for a small rule, fewer for a large one over a long history. Else it
     * can be an instant before that.
     *
     * @param key the rule's key
     * @return the instant; empty if the answer never changes by itself
     * @throws IllegalArgumentException as for {@link #truthOf}
     */
    public Optional<Instant> nextChangeAt(String key) {
        return Turning.nextOther(evaluator.node(key), Facts.of(user, asOf));
    }

    /**
     * The smallest changes that turn the answer: to false if it is true, to true if it is false or unknown.
     *
     * @param key the rule's key
     * @return up to 5 alternatives, those with the fewest changes first; each was tried and turns the answer. Empty if none
     *     was found
     * @throws IllegalArgumentException as for {@link #truthOf}
     */
    public List<Flip> toFlip(String key) {
        return toBecome(truthOf(key) == Truth.TRUE ? Truth.FALSE : Truth.TRUE, key);
    }

    /**
     * The smallest changes that give a wanted answer.
     *
     * @param wanted the answer; {@code TRUE} or {@code FALSE}
     * @param key the rule's key
     * @return up to 5 alternatives, those with the fewest changes first. Empty if that is the answer, or none was found
     * @throws IllegalArgumentException as for {@link #truthOf}, or if unknown is wanted
     */
    public List<Flip> toBecome(Truth wanted, String key) {
        if (wanted == Truth.UNKNOWN) {
            throw new IllegalArgumentException("an answer can be turned to TRUE or FALSE but not to " + wanted);
        }
        return truthOf(key) == wanted ? List.of() : new Flips(evaluator.node(key), user, asOf, wanted).find();
    }

    private Object readResolve() {
        return new Evaluation(evaluator, user, asOf);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Evaluation that
                        && evaluator.equals(that.evaluator)
                        && user.equals(that.user)
                        && asOf.equals(that.asOf));
    }

    @Override
    public int hashCode() {
        return user.hashCode() * 31 + asOf.hashCode();
    }

    /** {@return the keys and the instant} */
    @Override
    public String toString() {
        return "Evaluation" + evaluator.keys() + "@" + asOf;
    }
}
