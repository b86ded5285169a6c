package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import java.util.List;

/**
 * What is known of customers beforehand and goes with a behaviour. Which of them causes which it cannot say.
 *
 * @param behaviour the behaviour, as in {@code becoming a frequent buyer}
 * @param rule the behaviour in words
 * @param customers how many customers were looked at
 * @param did how many of them did it
 * @param qValue the largest q value that is listed: the share of false ones put up with among the traits
 * @param attributes each attribute as a whole: the smallest q value first
 * @param traits what goes with it and rests on enough customers, the most telling ones of each attribute: the smallest q
 *     value first
 * @param remarks what is not said, and why
 */
public record Associations(
        Label behaviour,
        Label rule,
        long customers,
        long did,
        double qValue,
        List<Attribute> attributes,
        List<Trait> traits,
        List<Label> remarks) {

    /** Copies the lists. */
    public Associations {
        requireNonNull(behaviour, "behaviour");
        requireNonNull(rule, "rule");
        attributes = List.copyOf(attributes);
        traits = List.copyOf(traits);
        remarks = List.copyOf(remarks);
    }

    /**
     * An attribute as a whole.
     *
     * @param attribute its name in rules
     * @param label what people call it
     * @param effect how strongly it goes with the behaviour: Cramér's V from 0 to 1, or for values on a scale their rank
     *     correlation from -1 to 1
     * @param qValue the p value, corrected for all that was tested
     */
    public record Attribute(String attribute, Label label, double effect, double qValue) {

        /** Checks that the texts are given. */
        public Attribute {
            requireNonNull(attribute, "attribute");
            requireNonNull(label, "label");
        }
    }

    /**
     * A value of an attribute, or a range, against all others.
     *
     * @param attribute the name of the attribute in rules
     * @param label the trait in words
     * @param with how many customers have it
     * @param didWith how many of them did it
     * @param without of how many customers the attribute is something else
     * @param didWithout how many of them did it
     * @param oddsRatio the odds of the behaviour with the trait over those without
     * @param low the lower end of its interval
     * @param high the upper end of its interval
     * @param qValue the p value, corrected for all that was tested
     */
    public record Trait(
            String attribute,
            Label label,
            long with,
            long didWith,
            long without,
            long didWithout,
            double oddsRatio,
            double low,
            double high,
            double qValue) {

        /** Checks that the texts are given. */
        public Trait {
            requireNonNull(attribute, "attribute");
            requireNonNull(label, "label");
        }
    }
}
