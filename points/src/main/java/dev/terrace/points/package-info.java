/**
 * Points accounts: commands in, events out, an account folded from its events.
 *
 * <p>Entry types: {@link dev.terrace.points.PointsProgram} decides, {@link dev.terrace.points.Account} is what the
 * events add up to. The host stores the events of an accepted decision under the version that it expects, so that of
 * two decisions about one account at the same time one is refused by the store.
 *
 * <p>Guarantees: the same account, command and instant give the same events; folding the events of a decision gives its
 * state, under any program; a repeated command changes nothing; a refusal changes nothing; points are conserved in
 * every lot; no sequence of earning, redeeming and refunding whose net cash is zero leaves points behind, unless the
 * program forgives them by {@link dev.terrace.points.Clawback#FLOOR}; arithmetic is exact and overflow is refused.
 */
@NullMarked
package dev.terrace.points;

import org.jspecify.annotations.NullMarked;
