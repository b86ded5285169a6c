package dev.terrace.core.insight;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * How the attributes of a population go with a behaviour. Which causes which it cannot say.
 *
 * @param users of how many users it is known whether they did it
 * @param did how many of them did it
 * @param findings every value or range of every attribute: the smallest q value first, then the strongest effect, then by
 *     attribute name and value
 * @param attributes every attribute as a whole, in the same order
 * @param remarks what is not said and why, by attribute name
 */
public record AssociationReport(
        long users, long did, List<TraitFinding> findings, List<AttributeFinding> attributes, List<Remark> remarks)
        implements Serializable {

    /** Copies the lists. */
    public AssociationReport {
        findings = ImmutableList.copyOf(findings);
        attributes = ImmutableList.copyOf(attributes);
        remarks = ImmutableList.copyOf(remarks);
    }

    /**
     * The findings that are hardly by chance and rest on enough users.
     *
     * @param qValue the share of false ones among them that is put up with; mostly 0.05
     * @return those with at most this q value and without a mark of low support, in the same order
     */
    public List<TraitFinding> significant(double qValue) {
        return findings.stream()
                .filter(finding -> finding.significance().qValue() <= qValue)
                .filter(finding -> !finding.support().low())
                .toList();
    }
}
