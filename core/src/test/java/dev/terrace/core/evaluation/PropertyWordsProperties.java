package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Operand;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick loops over long columns, of small and of the largest numbers, do what a loop over events does. */
class PropertyWordsProperties {

    private static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final EventType VIEW = EventType.of("view", AMOUNT);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** A timeline, and positions in it. */
    private static final class Sample {

        private final SplittableRandom random;
        private final boolean hasLargeNumbers;
        private final Timeline events;
        private final int from;
        private final int to;

        private Sample(long seed) {
            random = new SplittableRandom(seed);
            hasLargeNumbers = random.nextBoolean();
            double missing = random.nextBoolean() ? 0 : 0.02;
            List<Event> all = new ArrayList<>();
            for (int i = random.nextInt(600); i >= 0; i--) {
                Event event = Event.of(VIEW, instant());
                all.add(random.nextDouble() < missing ? event : event.with(AMOUNT, number()));
            }
            events = History.of(all).timeline("view");
            from = random.nextInt(events.size() + 1);
            to = from + random.nextInt(events.size() + 1 - from);
        }

        private Instant instant() {
            return Instant.ofEpochSecond(random.nextLong(200), random.nextLong(4));
        }

        private long number() {
            return switch (random.nextInt(hasLargeNumbers ? 4 : 1)) {
                case 1 -> random.nextLong();
                case 2 -> Long.MAX_VALUE - random.nextLong(3);
                case 3 -> Long.MIN_VALUE + random.nextLong(3);
                default -> random.nextLong(-50, 50);
            };
        }

        private byte[] codes() {
            boolean isSettled = random.nextBoolean();
            byte[] codes = new byte[to - from];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = !isSettled && random.nextInt(50) == 0
                        ? Codes.UNKNOWN
                        : random.nextBoolean() ? Codes.TRUE : Codes.FALSE;
            }
            return codes;
        }

        /** The values that count, null for each event that may. */
        private List<@Nullable Object> accepted(byte[] codes) {
            List<@Nullable Object> accepted = new ArrayList<>();
            for (int i = 0; i < codes.length; i++) {
                @Nullable Long value = events.get(from + i).value(AMOUNT).orElse(null);
                if (codes[i] != Codes.FALSE) {
                    accepted.add(codes[i] == Codes.UNKNOWN ? null : value);
                }
            }
            return accepted;
        }

        private PropertyWords column() {
            return requireNonNull(PropertyWords.of(events, AMOUNT));
        }

        private void feed(Fold fold, byte @Nullable [] codes) {
            Feed feed = new Feed(fold, to - from);
            if (codes == null) {
                column().feed(from, to, feed);
            } else {
                column().feedAccepted(from, codes, feed);
            }
            feed.end();
        }
    }

    /** Writes down what it is fed with. */
    private static final class Recording extends Fold {

        private final List<@Nullable Object> seen = new ArrayList<>();

        @Override
        void open() {
            seen.add(null);
        }

        @Override
        void addAll(long[] words, int length) {
            for (int i = 0; i < length; i++) {
                seen.add(words[i]);
            }
        }

        @Override
        void add(Object reference) {
            throw new IllegalStateException("a column of words has no reference but was fed " + reference);
        }

        @Override
        Reading into(Found out) {
            return Reading.UNKNOWN;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aValueIsWithinARangeAsItIsAlone(long seed) {
        Sample sample = new Sample(seed);
        for (int i = 0; i < 10; i++) {
            long one = sample.number();
            long other = sample.number();
            Ranges ranges = Ranges.between(Math.min(one, other), Math.max(one, other));
            byte[] expected = new byte[sample.to - sample.from];
            for (int at = 0; at < expected.length; at++) {
                expected[at] = sample.events
                        .get(sample.from + at)
                        .value(AMOUNT)
                        .map(value -> ranges.contains(value) ? Codes.TRUE : Codes.FALSE)
                        .orElse(Codes.UNKNOWN);
            }
            long[] ends = ranges.bounds();
            assertThat(sample.column().within(ends[0], ends[1], sample.from, sample.to))
                    .isEqualTo(expected);
            assertThat(sample.column().within(ranges, sample.from, sample.to)).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void codesAreCounted(long seed) {
        byte[] codes = new Sample(seed).codes();
        List<Byte> all = new ArrayList<>();
        for (byte code : codes) {
            all.add(code);
        }
        assertThat(Codes.countTrue(codes)).isEqualTo(Collections.frequency(all, Codes.TRUE));
        assertThat(Codes.countUnknown(codes)).isEqualTo(Collections.frequency(all, Codes.UNKNOWN));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFoldIsFedWithWhatCountsInOrder(long seed) {
        Sample sample = new Sample(seed);
        byte[] codes = sample.codes();
        Recording some = new Recording();
        sample.feed(some, codes);
        assertThat(some.seen).isEqualTo(sample.accepted(codes));
        Recording all = new Recording();
        sample.feed(all, null);
        byte[] every = new byte[codes.length];
        Arrays.fill(every, Codes.TRUE);
        assertThat(all.seen).isEqualTo(sample.accepted(every));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFigureIsThatOfASimpleLoop(long seed) {
        Sample sample = new Sample(seed);
        byte[] codes = sample.codes();
        List<@Nullable Object> accepted = sample.accepted(codes);
        BigInteger sum = BigInteger.ZERO;
        List<Long> values = new ArrayList<>();
        for (@Nullable Object value : accepted) {
            if (value instanceof Long number) {
                sum = sum.add(BigInteger.valueOf(number));
                values.add(number);
            }
        }
        boolean isOpen = values.size() < accepted.size();
        boolean fits = sum.bitLength() < Long.SIZE;
        assertFigure(sample, codes, Folds.sum(AMOUNT), isOpen || !fits ? null : sum.longValue());
        boolean hasOne = !isOpen && !values.isEmpty();
        assertFigure(
                sample,
                codes,
                Folds.pick(Operand.Pick.Choice.SMALLEST, AMOUNT),
                hasOne ? Collections.min(values) : null);
        assertFigure(
                sample,
                codes,
                Folds.pick(Operand.Pick.Choice.LARGEST, AMOUNT),
                hasOne ? Collections.max(values) : null);
        assertFigure(
                sample,
                codes,
                Folds.pick(Operand.Pick.Choice.FIRST, AMOUNT),
                accepted.isEmpty() ? null : (Long) accepted.get(0));
        assertFigure(
                sample,
                codes,
                Folds.pick(Operand.Pick.Choice.LAST, AMOUNT),
                accepted.isEmpty() ? null : (Long) accepted.get(accepted.size() - 1));
    }

    /** Null for a figure that is not known. */
    private static void assertFigure(Sample sample, byte[] codes, Supplier<Fold> folds, @Nullable Long expected) {
        Fold fold = folds.get();
        sample.feed(fold, codes);
        Found found = new Found();
        @Nullable Long actual = fold.into(found) == Reading.KNOWN ? (Long) found.low() : null;
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPositionIsHowManyEventsLieBefore(long seed) {
        Sample sample = new Sample(seed);
        for (int i = 0; i < 10; i++) {
            Instant instant = sample.instant();
            long before = sample.events.events(0, sample.events.size()).stream()
                    .filter(event -> event.at().isBefore(instant))
                    .count();
            assertThat(sample.events.firstAtOrAfter(instant)).isEqualTo((int) before);
        }
        assertThat(sample.events.firstAtOrAfter(Instant.MIN)).isZero();
        assertThat(sample.events.firstAtOrAfter(Instant.MAX)).isEqualTo(sample.events.size());
    }
}
