package dev.terrace.core.analysis;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.terrace.core.Problems;
import dev.terrace.core.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one {@code all} or {@code any}, grouped by what they are about.
 *
 * <p>An {@code any} is looked at as the opposite of an {@code all} of opposites: where those exclude each other, the
 * {@code any} is never false.
 */
final class JoinedClaims {

    /** How many paths a message names. */
    private static final int MOST_NAMED = 4;

    private final Part.Join join;
    private final Problems problems;
    private final Effort effort;
    private final ListMultimap<Object, Said> bySubject =
            MultimapBuilder.linkedHashKeys().arrayListValues().build();

    JoinedClaims(Part.Join join, Problems problems, Effort effort) {
        this.join = join;
        this.problems = problems;
        this.effort = effort;
    }

    /**
     * A part with what it claims, or the opposite of that in an {@code any}.
     *
     * @param part the part
     * @param claim the claim that must be true for the {@code all}
     * @param whole whether its own parts are here as well
     */
    private record Said(Part part, Claim claim, boolean whole) {}

    /** Adds a part. */
    void add(Part part) {
        add(part, false);
    }

    /** Adds a part whose own parts are added as well; it can only be the opposite of another one. */
    void addWhole(Part part) {
        add(part, true);
    }

    private void add(Part part, boolean whole) {
        Claim claim = part.claimIn(join);
        bySubject.put(claim.subject(), new Said(part, claim, whole));
    }

    /** Reports the parts that are needless, and says why the parts settle the whole: empty if they do not. */
    List<String> report() {
        List<String> reasons = new ArrayList<>();
        for (Object subject : bySubject.keySet()) {
            List<Said> group = List.copyOf(bySubject.get(subject));
            if (group.size() > 1
                    && Claim.exclude(group.stream().map(Said::claim).toList())) {
                reasons.add(exclusion(subject, group));
            } else {
                reportImplied(group.stream().filter(said -> !said.whole).toList());
            }
        }
        return reasons;
    }

    private String exclusion(Object subject, List<Said> group) {
        String paths = paths(group);
        if (subject instanceof Rule) {
            return "one of " + paths + " is the opposite of another";
        }
        return join == Part.Join.ALL
                ? "no value of " + Naming.ofSubject(subject) + " meets all of " + paths
                : "every value of " + Naming.ofSubject(subject) + " meets one of " + paths;
    }

    private static String paths(List<Said> group) {
        List<String> paths = new ArrayList<>();
        group.stream().limit(MOST_NAMED).forEach(said -> paths.add(said.part.path()));
        return paths + (group.size() > MOST_NAMED ? " and " + (group.size() - MOST_NAMED) + " more" : "");
    }

    /** A part is needless if another one claims as much; of two that claim the same, the later one is. */
    private void reportImplied(List<Said> group) {
        for (int i = 0; i < group.size(); i++) {
            @Nullable Said stronger = stronger(group, i);
            if (stronger != null) {
                Said said = group.get(i);
                String verb = join == Part.Join.ALL ? "is implied by" : "implies";
                problems.add(
                        "SUBSUMED_CLAUSE",
                        said.part.path(),
                        "changes nothing, since it " + verb + " " + stronger.part.path() + ": "
                                + Naming.of(stronger.part.rule()));
            }
        }
    }

    private @Nullable Said stronger(List<Said> group, int index) {
        Said said = group.get(index);
        for (int i = 0; i < group.size(); i++) {
            Said other = group.get(i);
            if (i != index
                    && effort.spend(other.claim.values().size())
                    && other.claim.implies(said.claim)
                    && (i < index || !said.claim.implies(other.claim))) {
                // The same part twice is reported as such.
                return isRepeated(said.part, other.part) ? null : other;
            }
        }
        return null;
    }

    private static boolean isRepeated(Part part, Part other) {
        return part.rule().equals(other.rule()) && parent(part).equals(parent(other));
    }

    private static String parent(Part part) {
        return part.path().substring(0, part.path().lastIndexOf('/'));
    }
}
