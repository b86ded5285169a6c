/**
 * Sets of users of one population (人群包), and how they meet.
 *
 * <p>Entry types: {@link dev.terrace.core.population.Roster}, the ids of a population in order, and
 * {@link dev.terrace.core.population.Audience}, a set of them that is kept as a compressed bitmap. Everything here is
 * immutable, thread-safe, serialisable, and in the natural order of the ids whatever the order of the input.
 */
@NullMarked
package dev.terrace.core.population;

import org.jspecify.annotations.NullMarked;
