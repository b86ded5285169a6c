package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.population.Population;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules that were checked and compiled together, each under a key. Build it once and keep it; it is immutable and
 * thread-safe.
 *
 * <p>A rule may refer to another by its key. Rules and parts of rules that stand in several places are evaluated once for
 * a user.
 */
public final class Evaluator implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final Calendar calendar;
    private final ImmutableMap<String, Rule> rules;
    private final transient ImmutableMap<String, SharedNode> nodes;
    private final transient int places;

    private Evaluator(Schema schema, Calendar calendar, Map<String, Rule> rules) {
        this.schema = schema;
        this.calendar = calendar;
        this.rules = ImmutableMap.copyOf(rules);
        Compiler compiler = new Compiler(schema, calendar, this.rules);
        ImmutableMap.Builder<String, SharedNode> compiled = ImmutableMap.builderWithExpectedSize(rules.size());
        this.rules.keySet().forEach(key -> compiled.put(key, compiler.segment(key)));
        this.nodes = compiled.buildOrThrow();
        this.places = compiler.places();
    }

    /**
     * Checks and compiles rules.
     *
     * @param schema the vocabulary that the rules may use
     * @param calendar what days, weeks and months mean
     * @param rules the rules by key; {@code inSegment(key)} refers to one of them
     * @return the evaluator
     * @throws InvalidModelException listing every problem that {@link RuleCheck} finds, under the path of its key, and
     *     every rule at which a circle of references closes ({@code CYCLE})
     */
    public static Evaluator of(Schema schema, Calendar calendar, Map<String, Rule> rules) {
        Problems problems = new Problems();
        check(schema, "rules", rules, problems);
        problems.throwIfAny("rules");
        return new Evaluator(schema, requireNonNull(calendar, "calendar"), rules);
    }

    /**
     * Finds everything that is wrong with rules that stand together.
     *
     * @param schema the vocabulary that the rules may use
     * @param path where they stand, such as {@code segments}
     * @param rules the rules by key
     * @param problems where to collect what is wrong
     */
    public static void check(Schema schema, String path, Map<String, Rule> rules, Problems problems) {
        RuleCheck check = new RuleCheck(schema, rules.keySet(), problems);
        boolean small = true;
        for (Map.Entry<String, Rule> entry : rules.entrySet()) {
            small &= check.check(path + "/" + entry.getKey(), entry.getValue());
        }
        if (small) {
            References.check(path, rules, problems);
        }
    }

    /**
     * Evaluates for one user at one instant. The rules are answered when asked for.
     *
     * @param user the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @return the evaluation
     */
    public Evaluation evaluate(User user, Instant asOf) {
        return new Evaluation(this, user, asOf);
    }

    /**
     * The answer to one rule, and nothing else: rules that compare attributes allocate nothing.
     *
     * @param key the rule's key
     * @param user the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @return true, false or unknown
     * @throws IllegalArgumentException if there is no such rule, or the user's profile has another schema that lacks an
     *     attribute of the rule
     */
    public Truth truthOf(String key, User user, Instant asOf) {
        return node(key).unshared().truth(user, user.history(), asOf, Memo.none());
    }

    /**
     * The answers of all rules for a population at one instant. Rules and parts of rules that stand in several places are
     * answered once.
     *
     * @param population the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @param <U> the host's type of user id
     * @return the answers by key, in the order of {@link #keys}; each is what {@link #truthOf} gives for the user
     * @throws IllegalArgumentException if the users have another schema that lacks an attribute or event type of a rule
     */
    public <U extends Comparable<? super U>> Map<String, Answers<U>> answers(Population<U> population, Instant asOf) {
        return answers(keys(), population, asOf);
    }

    /**
     * The answers of some rules for a population at one instant; other rules are answered only where these need them.
     *
     * @param keys the rules to answer
     * @param population the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @param <U> the host's type of user id
     * @return the answers by key, in the order of {@link #keys}; each is what {@link #truthOf} gives for the user
     * @throws IllegalArgumentException if there is no such rule, or the users have another schema that lacks an attribute or
     *     event type of a rule
     */
    public <U extends Comparable<? super U>> Map<String, Answers<U>> answers(
            Set<String> keys, Population<U> population, Instant asOf) {
        keys.forEach(this::node);
        Sweep sweep = new Sweep(this, population.users(), requireNonNull(asOf, "asOf"));
        ImmutableMap<String, GatheredAnswers<U>> answers = keys().stream()
                .filter(keys::contains)
                .collect(ImmutableMap.toImmutableMap(key -> key, key -> new GatheredAnswers<>(population.roster())));
        for (long from = 0; from < population.size(); from += Block.USERS) {
            Block block =
                    Block.ofUsers(sweep, (int) from, (int) Math.min(from + Block.USERS, population.size()), places);
            answers.forEach((key, gathered) -> gathered.add(block, node(key).answers(block, block.every())));
        }
        return ImmutableMap.copyOf(Maps.transformValues(answers, GatheredAnswers::answers));
    }

    /**
     * The vocabulary of the rules.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * What days, weeks and months mean.
     *
     * @return the calendar
     */
    public Calendar calendar() {
        return calendar;
    }

    /**
     * The keys of the rules, in the order given.
     *
     * @return the keys
     */
    public Set<String> keys() {
        return rules.keySet();
    }

    /**
     * The rule of a key.
     *
     * @param key the rule's key
     * @return the rule
     * @throws IllegalArgumentException if there is no such rule
     */
    public Rule rule(String key) {
        return node(key).rule();
    }

    SharedNode node(String key) {
        @Nullable SharedNode node = nodes.get(key);
        if (node == null) {
            throw new IllegalArgumentException("rule must be one of " + keys() + " but was '" + key + "'");
        }
        return node;
    }

    Memo newMemo() {
        return new Memo(places);
    }

    private Object readResolve() {
        return new Evaluator(schema, calendar, rules);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Evaluator that
                        && schema.equals(that.schema)
                        && calendar.equals(that.calendar)
                        && rules.equals(that.rules)
                        && rules.keySet().asList().equals(that.rules.keySet().asList()));
    }

    @Override
    public int hashCode() {
        return schema.hashCode() * 31 + rules.hashCode();
    }

    /** {@return the keys of the rules} */
    @Override
    public String toString() {
        return "Evaluator" + keys();
    }
}
