package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.User;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers rules about one user at one instant.
 *
 * <p>Worked values: with a profile that holds {@code age = 27} and no city, {@code attr(AGE).atLeast(18L)} is true,
 * {@code attr(CITY).is("上海")} unknown, both joined by {@code all} unknown, by {@code any} true.
 *
 * @param user the facts
 * @param asOf the first instant that is not known yet; events at or after it are ignored
 * @param calendar what a day, week and month mean
 */
public record Evaluation(User user, Instant asOf, Calendar calendar) implements Serializable {

    /** Checks that every component is given. */
    public Evaluation {
        requireNonNull(user, "user");
        requireNonNull(asOf, "asOf");
        requireNonNull(calendar, "calendar");
    }

    /**
     * The answer to a rule.
     *
     * @param rule a rule whose attributes the user's schema declares
     * @return true, false or unknown
     * @throws IllegalArgumentException if the schema does not declare an attribute of the rule
     */
    public Truth truthOf(Rule rule) {
        return rule.accept(new Answering());
    }

    /**
     * The answer to a rule, with the reasons.
     *
     * @param rule a rule whose attributes the user's schema declares
     * @return the explanation, whose truth is that of {@link #truthOf}
     * @throws IllegalArgumentException if the schema does not declare an attribute of the rule
     */
    public Explanation explain(Rule rule) {
        return rule.accept(new Explainer(this)).decided();
    }

    Interval resolve(Rule.Count rule) {
        return rule.window().resolve(asOf, calendar);
    }

    private final class Answering implements Rule.Visitor<Truth> {

        @Override
        public <T> Truth compare(Rule.Compare<T> rule) {
            Attribute<T> attribute = rule.attribute();
            return test(attribute, actual -> rule.comparison().holds(attribute.compare(actual, rule.value())));
        }

        @Override
        public <T> Truth between(Rule.Between<T> rule) {
            Attribute<T> attribute = rule.attribute();
            return test(
                    attribute,
                    actual ->
                            attribute.compare(actual, rule.low()) >= 0 && attribute.compare(actual, rule.high()) <= 0);
        }

        @Override
        public <T> Truth in(Rule.In<T> rule) {
            return test(rule.attribute(), rule.values()::contains);
        }

        @Override
        public Truth text(Rule.Text rule) {
            return test(rule.attribute(), actual -> rule.match().matches(actual, rule.operand()));
        }

        @Override
        public Truth holds(Rule.Holds rule) {
            Set<String> wanted = rule.values();
            return test(rule.attribute(), actual -> switch (rule.quantity()) {
                case ANY -> wanted.stream().anyMatch(actual::contains);
                case ALL -> actual.containsAll(wanted);
            });
        }

        @Override
        public Truth present(Rule.Present rule) {
            return Truth.of(user.profile().value(rule.attribute()).isPresent());
        }

        @Override
        public Truth count(Rule.Count rule) {
            Interval interval = resolve(rule);
            long count = user.history().count(rule.event(), interval);
            return user.history().isCompleteOver(interval)
                    ? rule.comparison().ofExactly(count, rule.limit())
                    : rule.comparison().ofAtLeast(count, rule.limit());
        }

        @Override
        public Truth all(Rule.All rule) {
            Truth truth = Truth.TRUE;
            for (Rule part : rule.parts()) {
                truth = truth.and(part.accept(this));
                if (truth == Truth.FALSE) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public Truth any(Rule.Any rule) {
            Truth truth = Truth.FALSE;
            for (Rule part : rule.parts()) {
                truth = truth.or(part.accept(this));
                if (truth == Truth.TRUE) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public Truth not(Rule.Not rule) {
            return rule.part().accept(this).not();
        }

        @Override
        public Truth orElse(Rule.OrElse rule) {
            return Truth.of(rule.part().accept(this).orElse(rule.whenUnknown()));
        }

        private <T> Truth test(Attribute<T> attribute, Predicate<T> condition) {
            return user.profile()
                    .value(attribute)
                    .map(actual -> Truth.of(condition.test(actual)))
                    .orElse(Truth.UNKNOWN);
        }
    }
}
