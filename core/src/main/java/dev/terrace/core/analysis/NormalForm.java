package dev.terrace.core.analysis;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;

/**
 * A rule without what makes no difference: the order of parts, nesting of the same kind, repetitions, how a test is
 * written, where {@code not} stands. Rules of equal form have the same answer for every user. Made by {@link Forms}.
 */
sealed interface NormalForm {

    /**
     * A test of one subject.
     *
     * @param claim what is claimed of the subject
     */
    record Test(Claim claim) implements NormalForm {}

    /**
     * Every one, or some, of different parts.
     *
     * @param join every one or some
     * @param parts the parts, none of which is such a junction
     */
    record Junction(Part.Join join, ImmutableSet<NormalForm> parts) implements NormalForm {}

    /**
     * At least so many of some parts.
     *
     * @param count how many; neither one nor all
     * @param parts the parts, as often as they stand there
     */
    record Quorum(int count, ImmutableMultiset<NormalForm> parts) implements NormalForm {}

    /**
     * A stated answer for the unknown.
     *
     * @param part what may be unknown
     * @param answer the answer
     */
    record Settled(NormalForm part, boolean answer) implements NormalForm {}
}
