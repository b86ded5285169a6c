package dev.terrace.lifecycle.stage;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stage of one user as of an instant, and why. */
public final class Staged implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StagePolicy policy;
    private final Instant completeSince;
    private final Instant asOf;
    private final ImmutableList<Stage> possible;
    private final @Nullable Instant since;
    private final @Nullable Instant lastActivity;
    private final long daysSinceLastActivity;
    private final @Nullable Instant nextChangeAt;
    private final ImmutableList<StageReason> reasons;

    /** Of the presences, the first is the known one. */
    Staged(StagePolicy policy, Instant completeSince, Instant asOf, ActiveDays known, List<Presence> presences) {
        this.policy = policy;
        this.completeSince = completeSince;
        this.asOf = asOf;
        long today = policy.epochDay(asOf);
        List<Verdict> verdicts = new ArrayList<>(presences.size());
        presences.forEach(presence -> verdicts.add(presence.verdict(policy, today)));
        this.possible = stages(verdicts);
        this.since = isDecided() ? began(verdicts, known) : null;
        this.lastActivity = known.lastInstant();
        Presence presence = presences.get(0);
        this.daysSinceLastActivity = today - presence.last();
        this.nextChangeAt = nextChange(verdicts);
        this.reasons = isDecided() ? reasons(possible.get(0), presence, today) : ImmutableList.of();
    }

    private static ImmutableList<Stage> stages(List<Verdict> verdicts) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        verdicts.forEach(verdict -> stages.add(verdict.stage()));
        return ImmutableList.copyOf(stages);
    }

    private boolean isDecided() {
        return possible.size() == 1;
    }

    private @Nullable Instant began(List<Verdict> verdicts, ActiveDays known) {
        Verdict first = verdicts.get(0);
        if (first.stage() == Stage.NEVER_ACTIVE || !verdicts.stream().allMatch(first::beganLike)) {
            return null;
        }
        Instant startOfDay = policy.startOf(first.sinceDay());
        return first.sinceActivity() ? known.firstFrom(startOfDay) : startOfDay;
    }

    private @Nullable Instant nextChange(List<Verdict> verdicts) {
        long day = verdicts.stream().mapToLong(Verdict::nextDay).min().orElseThrow();
        Instant next = day == Verdict.NEVER_CHANGES ? null : policy.startOf(day);
        boolean completeLater = completeSince.isAfter(asOf) && (next == null || completeSince.isBefore(next));
        return completeLater ? completeSince : next;
    }

    private ImmutableList<StageReason> reasons(Stage stage, Presence presence, long today) {
        long sinceLast = today - presence.last();
        long sinceFirst = today - presence.first();
        long sinceReturn = today - presence.returned();
        return switch (stage) {
            case NEVER_ACTIVE -> ImmutableList.of();
            case LOST -> ImmutableList.of(reason(Threshold.LOST_AFTER, sinceLast));
            case SILENT ->
                ImmutableList.of(reason(Threshold.SILENT_AFTER, sinceLast), reason(Threshold.LOST_AFTER, sinceLast));
            case AT_RISK ->
                ImmutableList.of(reason(Threshold.AT_RISK_AFTER, sinceLast), reason(Threshold.SILENT_AFTER, sinceLast));
            case NEW ->
                ImmutableList.of(reason(Threshold.NEW_FOR, sinceFirst), reason(Threshold.AT_RISK_AFTER, sinceLast));
            case RETURNED ->
                ImmutableList.of(
                        reason(Threshold.RETURNED_FOR, sinceReturn),
                        reason(Threshold.NEW_FOR, sinceFirst),
                        reason(Threshold.AT_RISK_AFTER, sinceLast));
            case ACTIVE -> {
                ImmutableList.Builder<StageReason> all = ImmutableList.builder();
                all.add(reason(Threshold.AT_RISK_AFTER, sinceLast), reason(Threshold.NEW_FOR, sinceFirst));
                if (presence.returned() != Presence.NEVER_DAY) {
                    all.add(reason(Threshold.RETURNED_FOR, sinceReturn));
                }
                yield all.build();
            }
        };
    }

    private StageReason reason(Threshold threshold, long days) {
        return new StageReason(threshold, days, policy.days(threshold));
    }

    /**
     * The stage, if the facts decide it. Over a complete history they always do.
     *
     * @return the stage, or empty if missing history leaves more than one {@link #possible}
     */
    public Optional<Stage> stage() {
        return isDecided() ? Optional.of(possible.get(0)) : Optional.empty();
    }

    /**
     * Every stage that the facts allow, whatever happened in the missing part of the history.
     *
     * @return the stages, least engaged first; never empty, exactly one if the stage is decided
     */
    public List<Stage> possible() {
        return possible;
    }

    /**
     * Whether the user is in a stage.
     *
     * @param stage the stage to ask for
     * @return {@code TRUE} if it is decided and this one, {@code UNKNOWN} if it is one of several possible ones, else
     *     {@code FALSE}
     */
    public Truth is(Stage stage) {
        if (!possible.contains(stage)) {
            return Truth.FALSE;
        }
        return isDecided() ? Truth.TRUE : Truth.UNKNOWN;
    }

    /**
     * From when on the stage has held without interruption: the activity that led to it, or the start of the local day
     * on which a limit was reached.
     *
     * @return the instant; empty for {@link Stage#NEVER_ACTIVE}, if the stage is not decided, and if the missing part of
     *     the history could move it
     */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /**
     * The last known activity before {@code asOf}.
     *
     * @return the instant, or empty if there is none
     */
    public Optional<Instant> lastActivity() {
        return Optional.ofNullable(lastActivity);
    }

    /**
     * The days since the last known activity, in local calendar days: 0 on the same day.
     *
     * @return the days; empty if there is no activity
     */
    public OptionalLong daysSinceLastActivity() {
        return lastActivity == null ? OptionalLong.empty() : OptionalLong.of(daysSinceLastActivity);
    }

    /**
     * The earliest instant at which the stage changes if nothing happens: when to look again. Always the start of a
     * local day over a complete history. Where history is missing, no later than the next change of {@link #possible}.
     *
     * @return the instant, after {@code asOf}; empty if time alone changes nothing any more
     */
    public Optional<Instant> nextChangeAt() {
        return Optional.ofNullable(nextChangeAt);
    }

    /**
     * The comparisons that led to the stage, the decisive one first. Days are counted from known activity.
     *
     * @return the reasons; empty for {@link Stage#NEVER_ACTIVE} and if the stage is not decided
     */
    public List<StageReason> reasons() {
        return reasons;
    }

    /**
     * The policy that decided.
     *
     * @return the policy
     */
    public StagePolicy policy() {
        return policy;
    }

    /**
     * The first instant that was not known.
     *
     * @return the instant
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The stage and its reasons for people. Worked text: {@code Silent since 2026-02-02: last activity 40 days ago
     * reaches 30 (Silent); last activity 40 days ago is below 90 (Lost)}. Dates are local days of the policy's calendar.
     *
     * @param locale whose language to use
     * @return one sentence in Chinese for a Chinese locale, else in English
     */
    public String text(Locale locale) {
        if (!isDecided()) {
            return undecidedText(locale);
        }
        String name = possible.get(0).label().text(locale);
        if (possible.get(0) == Stage.NEVER_ACTIVE) {
            return name;
        }
        boolean chinese = Label.isChinese(locale);
        String began = since == null ? "" : chinese ? "，自 " + day(since) + " 起" : " since " + day(since);
        return reasons.stream()
                .map(reason -> reason.text(locale))
                .collect(Collectors.joining(chinese ? "；" : "; ", name + began + (chinese ? "：" : ": "), ""));
    }

    private String undecidedText(Locale locale) {
        boolean chinese = Label.isChinese(locale);
        String names = possible.stream()
                .map(stage -> stage.label().text(locale))
                .collect(Collectors.joining(chinese ? "、" : ", "));
        return chinese
                ? "未定（可能为：" + names + "）：" + day(completeSince) + " 之前的历史不完整"
                : "Undecided (" + names + "): the history is not complete before " + day(completeSince);
    }

    private String day(Instant instant) {
        return policy.calendar().dayOf(instant).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Staged that
                && policy.equals(that.policy)
                && asOf.equals(that.asOf)
                && completeSince.equals(that.completeSince)
                && possible.equals(that.possible)
                && Objects.equals(since, that.since)
                && Objects.equals(lastActivity, that.lastActivity)
                && Objects.equals(nextChangeAt, that.nextChangeAt)
                && reasons.equals(that.reasons);
    }

    @Override
    public int hashCode() {
        return Objects.hash(asOf, possible, since, lastActivity);
    }

    /** {@return the possible stages, joined by {@code |}} */
    @Override
    public String toString() {
        return possible.stream().map(Stage::name).collect(Collectors.joining("|"));
    }
}
