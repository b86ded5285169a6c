package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;

/** What can be said about the text of an attribute. Every rule is unknown where the attribute is missing. */
public final class TextClause {

    private final Attribute<String> attribute;

    TextClause(Attribute<String> attribute) {
        this.attribute = requireNonNull(attribute, "attribute");
    }

    /**
     * The text has this part.
     *
     * @param part the text to look for; not empty
     * @return the rule
     */
    public Rule contains(String part) {
        return new Rule.Text(attribute, TextMatch.CONTAINS, part);
    }

    /**
     * The text starts with this part.
     *
     * @param prefix the text to look for; not empty
     * @return the rule
     */
    public Rule startsWith(String prefix) {
        return new Rule.Text(attribute, TextMatch.STARTS_WITH, prefix);
    }

    /**
     * The text ends with this part.
     *
     * @param suffix the text to look for; not empty
     * @return the rule
     */
    public Rule endsWith(String suffix) {
        return new Rule.Text(attribute, TextMatch.ENDS_WITH, suffix);
    }
}
