package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Answers;
import dev.terrace.core.evaluation.Evaluation;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Roster;
import dev.terrace.core.rule.Mentions;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules that put every user into exactly one layer (用户分层): ordered, disjoint and total.
 *
 * <p>The lowest layer has no rule and takes whoever is in no other. Of the layers above it, the highest whose rule is
 * true wins; a rule that is unknown does not lift a user, but the {@link Placement} says that it might. Immutable and
 * thread-safe.
 */
public final class Layering implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layers layers;
    private final Evaluator evaluator;

    private Layering(Layers layers, Evaluator evaluator) {
        this.layers = layers;
        this.evaluator = evaluator;
    }

    /**
     * Starts a layering.
     *
     * @param name what is layered, such as {@code value}
     * @param version which meaning of the layers; counts up with every change of a layer or a rule
     * @param schema the vocabulary that its rules may use
     * @param lowest the layer of everybody whom no rule lifts
     * @return a builder with the lowest layer
     */
    public static Builder builder(String name, int version, Schema schema, Layer lowest) {
        return new Builder(name, version, schema, lowest);
    }

    /**
     * The layers, without their rules.
     *
     * @return the layers, lowest first
     */
    public Layers layers() {
        return layers;
    }

    /**
     * Finds a user's layer.
     *
     * @param user the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @return the layer, with the reasons
     * @throws IllegalArgumentException if the user's profile has another schema that lacks an attribute of a rule
     */
    public Placement evaluate(User user, Instant asOf) {
        Evaluation evaluation = evaluator.evaluate(user, asOf);
        List<Layer> possible = new ArrayList<>();
        for (int rank = layers.layers().size() - 1; rank > 0; rank--) {
            Layer layer = layers.layers().get(rank);
            Truth truth = evaluation.truthOf(layer.key());
            if (truth == Truth.TRUE) {
                return new Placement(layers, rank, possible, evaluation);
            }
            if (truth == Truth.UNKNOWN) {
                possible.add(layer);
            }
        }
        return new Placement(layers, 0, possible, evaluation);
    }

    /**
     * Finds the layer of every user of a population at one instant.
     *
     * @param population the facts
     * @param asOf the first instant that is not known yet; events at or after it are ignored
     * @param <U> the host's type of user id
     * @return the layers; the same as those of the {@link Placement} of each user
     * @throws IllegalArgumentException if the population has another schema that lacks an attribute or event type of a rule
     */
    public <U extends Comparable<? super U>> Placements<U> evaluate(Population<U> population, Instant asOf) {
        Roster<U> roster = population.roster();
        Map<String, Answers<U>> answers = evaluator.answers(population, asOf);
        Audience<U> left = Audience.all(roster);
        Audience<U> uncertain = Audience.none(roster);
        List<Audience<U>> highestFirst = new ArrayList<>();
        for (Layer layer :
                Lists.reverse(layers.layers().subList(1, layers.layers().size()))) {
            Answers<U> ofLayer = requireNonNull(answers.get(layer.key()));
            uncertain = uncertain.or(left.and(ofLayer.unknown()));
            highestFirst.add(left.and(ofLayer.yes()));
            left = left.andNot(ofLayer.yes());
        }
        highestFirst.add(left);
        return Placements.of(layers, Lists.reverse(highestFirst)).withUncertain(uncertain);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layering that && layers.equals(that.layers) && evaluator.equals(that.evaluator);
    }

    @Override
    public int hashCode() {
        return layers.hashCode() * 31 + evaluator.hashCode();
    }

    /** {@return the layers} */
    @Override
    public String toString() {
        return layers.toString();
    }

    /** Collects layers from the second lowest up. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final int version;
        private final Schema schema;
        private final List<Layer> layers = new ArrayList<>();
        private final Map<String, Rule> rules = new LinkedHashMap<>();
        private final Problems problems = new Problems();
        private Calendar calendar = Calendar.utc();

        private Builder(String name, int version, Schema schema, Layer lowest) {
            this.name = requireNonNull(name, "name");
            this.version = version;
            this.schema = requireNonNull(schema, "schema");
            layers.add(requireNonNull(lowest, "lowest"));
        }

        /**
         * What days, weeks and months mean in windows; UTC if not set.
         *
         * @param calendar the calendar
         * @return this builder
         */
        public Builder calendar(Calendar calendar) {
            this.calendar = requireNonNull(calendar, "calendar");
            return this;
        }

        /**
         * Adds a layer above all layers so far.
         *
         * @param layer the layer; its key distinct
         * @param rule who belongs to it, unless a higher layer takes them
         * @return this builder
         */
        public Builder layer(Layer layer, Rule rule) {
            layers.add(requireNonNull(layer, "layer"));
            // A key that is used twice is a problem of its own; its second rule is checked here, since it is not kept.
            requireNonNull(rule, "rule");
            if (rules.putIfAbsent(layer.key(), rule) != null) {
                new RuleCheck(schema, problems).check("layers/" + layer.key(), rule);
            }
            return this;
        }

        /**
         * Checks and builds the layering.
         *
         * @return the layering
         * @throws InvalidModelException listing everything that is wrong: every problem that {@link RuleCheck} finds,
         *     every one of {@link Layers#of}, and every rule that refers to a layer ({@code LAYER_REFERENCE})
         */
        public Layering build() {
            rules.forEach((key, rule) -> checkReferences("layers/" + key, rule));
            Evaluator.check(schema, "layers", rules, problems);
            Layers.check(version, layers, problems);
            problems.throwIfAny("layering");
            return new Layering(Layers.of(name, version, layers), Evaluator.of(schema, calendar, rules));
        }

        /** A reference would mean the rule of a layer, not that the user is placed in it: a higher layer may take them. */
        private void checkReferences(String path, Rule rule) {
            boolean small = RuleCheck.checkSize(path, rule, new Problems());
            Set<String> found = small ? new Mentions(rule, key -> Rules.all()).segments() : Set.of();
            for (String key : found) {
                problems.unless(
                        !rules.containsKey(key),
                        "LAYER_REFERENCE",
                        path,
                        "a rule of a layer must not refer to a layer but does: inSegment('" + key
                                + "'); write the rule of '" + key + "' in its place");
            }
        }
    }
}
