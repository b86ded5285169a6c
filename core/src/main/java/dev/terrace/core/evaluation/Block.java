package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Column;
import dev.terrace.core.EventTable;
import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Row;
import dev.terrace.core.Table;
import dev.terrace.core.UserTable;
import dev.terrace.core.population.AudienceBuilder;
import dev.terrace.core.rule.Mentions;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Users, or events of one type, next to each other in a table, whose answers are found together. */
final class Block {

    /** How many users are answered together: few enough that their bits stay in a near cache. */
    static final int USERS = AudienceBuilder.ROWS;

    private final Sweep sweep;
    private final Table records;
    private final int from;
    private final int to;

    /** Whether the records are users, who have a history; those of events do not. */
    private final boolean ofUsers;

    private final long[] every;
    private final long[] none;
    private final @Nullable BlockAnswers[] memo;

    private Block(Sweep sweep, Table records, int from, int to, boolean ofUsers, int places) {
        this.sweep = sweep;
        this.records = records;
        this.from = from;
        this.to = to;
        this.ofUsers = ofUsers;
        this.every = BlockAnswers.every(to - from);
        this.none = new long[every.length];
        this.memo = new BlockAnswers[places];
    }

    /** Users from a position that is a multiple of 64. */
    static Block ofUsers(Sweep sweep, int from, int to, int places) {
        return new Block(sweep, sweep.users().profiles(), from, to, true, places);
    }

    /** Events of one type; the first ones may belong to users before those of this block, so that bits begin at a word. */
    Block ofEvents(EventTable events) {
        int first = events.start(from) & -Long.SIZE;
        return new Block(sweep, events.events(), first, events.start(to), false, 0);
    }

    UserTable users() {
        return sweep.users();
    }

    Instant asOf() {
        return sweep.asOf();
    }

    int from() {
        return from;
    }

    int size() {
        return to - from;
    }

    /** Whether nothing is missing inside an interval in the history of a user. */
    boolean isCompleteOver(int user, Interval interval) {
        return users().isComplete() || interval.isEmpty() || !interval.start().isBefore(users().completeSince(user));
    }

    /** All records; not to be written to. */
    long[] every() {
        return every;
    }

    /** No record; not to be written to. */
    long[] none() {
        return none;
    }

    @Nullable
    BlockAnswers remembered(int place) {
        return memo[place];
    }

    BlockAnswers remember(int place, BlockAnswers answers) {
        memo[place] = answers;
        return answers;
    }

    /** Whether a value meets a test: all values of a column are tested in a row. */
    BlockAnswers test(LeafNode leaf, Attribute<?> attribute, FoundTest test) {
        @Nullable Column column = column(attribute);
        if (column == null) {
            return BlockAnswers.all(size(), Truth.UNKNOWN);
        }
        long[] yes = new long[BlockAnswers.words(size())];
        if (test instanceof FoundTest.OfWord ofWord) {
            long[] bounds = ofWord.ranges().bounds();
            for (int i = 0; i < bounds.length; i += 2) {
                column.markWords(bounds[i], bounds[i + 1], from, to, yes);
            }
        } else {
            sweep.accepted(leaf, column, ((FoundTest.OfReference) test).condition())
                    .mark(column, from, to, yes);
        }
        return BlockAnswers.of(size(), yes, column.isComplete() ? yes : orMissing(yes, column));
    }

    private long[] orMissing(long[] yes, Column column) {
        long[] present = present(column);
        long[] maybe = every.clone();
        for (int i = 0; i < maybe.length; i++) {
            maybe[i] &= yes[i] | ~present[i];
        }
        return maybe;
    }

    /** Whether there is a value. */
    BlockAnswers present(Attribute<?> attribute) {
        @Nullable Column column = column(attribute);
        if (column == null) {
            return BlockAnswers.all(size(), Truth.FALSE);
        }
        long[] present = present(column);
        return BlockAnswers.certain(size(), present);
    }

    private long[] present(Column column) {
        long[] present = new long[BlockAnswers.words(size())];
        column.markPresent(from, to, present);
        return present;
    }

    /** Null for a property that events of an older vocabulary lack; users have all attributes. */
    private @Nullable Column column(Attribute<?> attribute) {
        Layout layout = records.layout();
        int index = ofUsers ? layout.indexOf(attribute) : layout.find(attribute);
        return index < 0 ? null : records.column(index);
    }

    /** The answers of a rule that looks at each record by itself; only those that are asked for are right. */
    BlockAnswers oneByOne(Node node, long[] among) {
        Mentions mentions = sweep.mentionsOf(node);
        Row row = ofUsers ? Row.ofUser(records, indexes(mentions)) : Row.ofEvent(records, indexes(mentions));
        boolean readsHistory = ofUsers && !mentions.events().isEmpty();
        return answerEach(among, record -> {
            History history = readsHistory ? users().history(record) : History.empty();
            return node.truth(row.moveTo(record), history, asOf(), Memo.none());
        });
    }

    /** The answers for those records that are asked for, one after the other. */
    BlockAnswers answerEach(long[] among, Answering answering) {
        long[] yes = new long[among.length];
        long[] maybe = new long[among.length];
        for (int word = 0; word < among.length; word++) {
            for (long left = among[word]; left != 0; left &= left - 1) {
                Truth truth = answering.of(from + (word << 6) + Long.numberOfTrailingZeros(left));
                long bit = left & -left;
                yes[word] |= truth == Truth.TRUE ? bit : 0;
                maybe[word] |= truth == Truth.FALSE ? 0 : bit;
            }
        }
        return BlockAnswers.of(size(), yes, maybe);
    }

    /** Goes through the records that are asked for, by their positions in the table. */
    void forEach(long[] among, IntConsumer visitor) {
        for (int word = 0; word < among.length; word++) {
            for (long left = among[word]; left != 0; left &= left - 1) {
                visitor.accept(from + (word << 6) + Long.numberOfTrailingZeros(left));
            }
        }
    }

    /** The answer for a record by its position in the table. */
    interface Answering {
        Truth of(int record);
    }

    private int[] indexes(Mentions mentions) {
        return mentions.attributes().stream()
                .mapToInt(attribute -> ofUsers
                        ? records.layout().indexOf(attribute)
                        : records.layout().find(attribute))
                .filter(index -> index >= 0)
                .toArray();
    }
}
