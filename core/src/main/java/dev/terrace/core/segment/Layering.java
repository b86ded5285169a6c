package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Evaluation;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    private final ImmutableList<Rule> rulesAboveLowest;
    private final Calendar calendar;

    private Layering(Layers layers, List<Rule> rulesAboveLowest, Calendar calendar) {
        this.layers = layers;
        this.rulesAboveLowest = ImmutableList.copyOf(rulesAboveLowest);
        this.calendar = calendar;
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
        Evaluation evaluation = new Evaluation(user, asOf, calendar);
        List<Layer> possible = new ArrayList<>();
        for (int rank = rulesAboveLowest.size(); rank > 0; rank--) {
            Truth truth = evaluation.truthOf(rulesAboveLowest.get(rank - 1));
            if (truth == Truth.TRUE) {
                return placement(rank, possible, evaluation);
            }
            if (truth == Truth.UNKNOWN) {
                possible.add(layers.layers().get(rank));
            }
        }
        return placement(0, possible, evaluation);
    }

    private Placement placement(int rank, List<Layer> possible, Evaluation evaluation) {
        List<Rule> lookedAt = rulesAboveLowest
                .subList(Math.max(rank - 1, 0), rulesAboveLowest.size())
                .reverse();
        return new Placement(layers.layers().get(rank), possible, evaluation, lookedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layering that
                && layers.equals(that.layers)
                && rulesAboveLowest.equals(that.rulesAboveLowest)
                && calendar.equals(that.calendar);
    }

    @Override
    public int hashCode() {
        return layers.hashCode() * 31 + rulesAboveLowest.hashCode();
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
        private final List<Rule> rules = new ArrayList<>();
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
            rules.add(requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Checks and builds the layering.
         *
         * @return the layering
         * @throws InvalidModelException listing everything that is wrong: every problem that {@link RuleCheck} finds, and
         *     every one of {@link Layers#of}
         */
        public Layering build() {
            Problems problems = new Problems();
            RuleCheck check = new RuleCheck(schema, problems);
            for (int i = 0; i < rules.size(); i++) {
                check.check("layers/" + layers.get(i + 1).key(), rules.get(i));
            }
            Layers.check(version, layers, problems);
            problems.throwIfAny("layering");
            return new Layering(Layers.of(name, version, layers), rules, calendar);
        }
    }
}
