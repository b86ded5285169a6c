package dev.terrace.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A host in miniature: one account, its store of events, command ids counted up. */
final class Shop {

    private final List<PointsEvent> stored = new ArrayList<>();
    private Account account = Account.empty();
    private final List<Command> asked = new ArrayList<>();
    private int commands;

    Account account() {
        return account;
    }

    /** Every command so far, in the order asked. */
    List<Command> asked() {
        return asked;
    }

    List<PointsEvent> stored() {
        return stored;
    }

    /** Decides and stores. */
    Decision decide(PointsProgram program, Command command, Instant now) {
        asked.add(command);
        Decision decision = program.decide(account, command, now);
        if (decision instanceof Decision.Accepted accepted) {
            assertThat(accepted.expectedVersion()).isEqualTo(account.version());
            stored.addAll(accepted.events());
            account = account.evolve(accepted.events());
        }
        return decision;
    }

    /** Decides a command that must be accepted. */
    List<PointsEvent> accept(PointsProgram program, Command command, String now) {
        Decision decision = decide(program, command, Instant.parse(now));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).events();
    }

    List<PointsEvent> earn(PointsProgram program, String orderId, long minorUnits, String now) {
        return accept(program, Command.earn(nextId(), order(program, orderId, minorUnits)), now);
    }

    List<PointsEvent> redeem(PointsProgram program, String orderId, long minorUnits, String now) {
        return accept(program, Command.redeem(nextId(), order(program, orderId, minorUnits)), now);
    }

    List<PointsEvent> refund(PointsProgram program, String orderId, String now) {
        return accept(program, Command.refund(nextId(), orderId), now);
    }

    String nextId() {
        commands++;
        return "c" + commands;
    }

    long availableAt(String instant) {
        return account.availableAt(Instant.parse(instant));
    }

    static Order order(PointsProgram program, String id, long minorUnits) {
        return Order.of(id, Money.ofMinor(minorUnits, program.currency()));
    }

    static List<Change> changes(List<PointsEvent> events) {
        return events.stream().map(PointsEvent::change).toList();
    }

    static <C extends Change> C only(List<PointsEvent> events, Class<C> kind) {
        List<Change> found = changes(events).stream().filter(kind::isInstance).toList();
        assertThat(found).hasSize(1);
        return kind.cast(found.get(0));
    }

    static Decision.Refused refused(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return (Decision.Refused) decision;
    }
}
