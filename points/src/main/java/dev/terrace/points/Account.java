package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.points.level.Growth;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's points, growth and level: what the events of the account add up to.
 *
 * <p>Folding needs no program, so that an account replays to the same state after its rules change. An account is
 * immutable; one event more costs the logarithm of its size.
 *
 * <p>Balances depend on time alone and not on whether expiry was booked: points are usable from the instant at which
 * they become available until just before they expire. An account knows no time before its last event; asked about an
 * earlier instant, it answers as of that event.
 */
public final class Account implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long version;
    private final @Nullable Instant lastEventAt;
    private final AccountState state;
    private final OrderedMap<String, ImmutableList<PointsEvent>> eventsByCommand;

    private Account(
            long version,
            @Nullable Instant lastEventAt,
            AccountState state,
            OrderedMap<String, ImmutableList<PointsEvent>> eventsByCommand) {
        this.version = version;
        this.lastEventAt = lastEventAt;
        this.state = state;
        this.eventsByCommand = eventsByCommand;
    }

    /**
     * An account to which nothing has happened.
     *
     * @return the empty account, of version 0
     */
    public static Account empty() {
        return new Account(0, null, AccountState.empty(), OrderedMap.empty());
    }

    /**
     * The account that events add up to.
     *
     * @param events every event of the account, in the order of their versions
     * @return the account
     * @throws IllegalArgumentException if an event does not follow from those before, as {@link #evolve(PointsEvent)} says
     */
    public static Account fold(Iterable<PointsEvent> events) {
        return empty().evolve(events);
    }

    /**
     * This account after events, such as those of an accepted decision.
     *
     * @param events the next events, in the order of their versions
     * @return the account after them
     * @throws IllegalArgumentException if an event does not follow from those before, as {@link #evolve(PointsEvent)} says
     */
    public Account evolve(Iterable<PointsEvent> events) {
        Account account = this;
        for (PointsEvent event : events) {
            account = account.evolve(event);
        }
        return account;
    }

    /**
     * This account after one event.
     *
     * @param event the next event
     * @return the account after it
     * @throws IllegalArgumentException if its version is not the next one, it is earlier than the last event, or it
     *     contradicts what was before: it moves points that are not there, redeems points that are not usable or lets
     *     them expire too early, has an order earn, redeem or be refunded twice, gives back other than what the order
     *     took, takes back other than what it earned, or changes from a level that is not held
     */
    public Account evolve(PointsEvent event) {
        if (event.version() != version + 1) {
            throw new IllegalArgumentException(
                    "event version must be " + (version + 1) + " but was " + event.version());
        }
        if (isBehind(event.at())) {
            throw new IllegalArgumentException("event " + event.version() + " must not be earlier than " + lastEventAt
                    + ", the last one, but was at " + event.at());
        }
        ImmutableList<PointsEvent> events = ImmutableList.<PointsEvent>builder()
                .addAll(eventsOf(event.cause().id()))
                .add(event)
                .build();
        return new Account(
                event.version(),
                event.at(),
                state.after(event),
                eventsByCommand.with(event.cause().id(), events));
    }

    /**
     * How many events the account is made of: the version that the host's store compares before it appends.
     *
     * @return the version of the last event; 0 for the empty account
     */
    public long version() {
        return version;
    }

    /**
     * When something last happened to the account.
     *
     * @return the instant of the last event; empty for the empty account
     */
    public Optional<Instant> lastEventAt() {
        return Optional.ofNullable(lastEventAt);
    }

    /**
     * Every lot that was ever earned.
     *
     * @return the lots in the order earned, those without remaining points too
     */
    public List<Lot> lots() {
        return state.lots().all().values();
    }

    /**
     * The points that can be spent at an instant.
     *
     * @param instant when
     * @return the points available; 0 while there is a debt
     */
    public long availableAt(Instant instant) {
        return Lots.remaining(state.lots().availableAt(known(instant)));
    }

    /**
     * The points that were earned but cannot be spent yet at an instant.
     *
     * @param instant when
     * @return the points pending; 0 while there is a debt
     */
    public long pendingAt(Instant instant) {
        return Lots.remaining(state.lots().pendingAt(known(instant)));
    }

    /**
     * The points that are in hand at an instant and will be gone at a later one if they are not used. Worked number: of
     * 100 points that expire at the start of March and 50 that never do, 100 expire by the start of March.
     *
     * @param limit the later instant; what expires exactly then is counted
     * @param asOf the instant at which the points are in hand, pending ones too
     * @return the points that expire after {@code asOf} and not after {@code limit}
     */
    public long expiringBy(Instant limit, Instant asOf) {
        return Lots.remaining(state.lots().unexpiredAt(known(asOf)).stream()
                .filter(lot -> lot.expires() && lot.expiredBy(limit))
                .toList());
    }

    /**
     * The points owed: what refunds took back beyond what was there.
     *
     * @return the debt; while it is positive nothing is available or pending
     */
    public long debt() {
        return state.debt();
    }

    /**
     * The growth gained, less what refunds reversed. A reversal counts at the instant of the gain, so that both leave a
     * window together. Spending points changes nothing here.
     *
     * @return the gains in the order in which they came
     */
    public List<Growth> growth() {
        return state.growth().values();
    }

    /**
     * The level held.
     *
     * @return the key of the level of the last change; empty if no review has changed the lowest level
     */
    public Optional<String> level() {
        return Optional.ofNullable(state.level());
    }

    AccountState state() {
        return state;
    }

    /** What a command caused; empty if it caused nothing here. */
    ImmutableList<PointsEvent> eventsOf(String commandId) {
        @Nullable ImmutableList<PointsEvent> events = eventsByCommand.get(commandId);
        return events == null ? ImmutableList.of() : events;
    }

    boolean isBehind(Instant instant) {
        return lastEventAt != null && instant.isBefore(lastEventAt);
    }

    private Instant known(Instant instant) {
        return isBehind(instant) ? requireNonNull(lastEventAt) : instant;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Account that
                && version == that.version
                && Objects.equals(lastEventAt, that.lastEventAt)
                && state.equals(that.state)
                && eventsByCommand.equals(that.eventsByCommand);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, lastEventAt, state.debt());
    }

    /** {@return version, debt and lots} */
    @Override
    public String toString() {
        return "Account{version " + version + ", debt " + debt() + ", lots " + lots() + "}";
    }
}
