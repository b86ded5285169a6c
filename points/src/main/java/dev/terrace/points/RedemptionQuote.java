package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Money;
import dev.terrace.points.redeem.Redemption;
import dev.terrace.points.redeem.RedemptionLimit;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a redemption would do if it were carried out now: the decision itself, with the numbers in front. */
public final class RedemptionQuote implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Decision decision;
    private final String currency;
    private final @Nullable Redemption redemption;

    RedemptionQuote(Decision decision, String currency, @Nullable Redemption redemption) {
        this.decision = requireNonNull(decision, "decision");
        this.currency = requireNonNull(currency, "currency");
        this.redemption = redemption;
    }

    /**
     * What {@link PointsProgram#decide} returns for the same arguments.
     *
     * @return the decision
     */
    public Decision decision() {
        return decision;
    }

    /**
     * How many points the order takes.
     *
     * @return the points; 0 if the redemption is refused or the limits leave nothing; for a repeated command those of
     *     the first time
     */
    public long points() {
        return redemption == null ? 0 : redemption.points();
    }

    /**
     * What the points are worth on this order.
     *
     * @return the discount; 0 if no points are taken
     */
    public Money discount() {
        return redemption == null ? Money.ofMinor(0, currency) : redemption.discount();
    }

    /**
     * What kept the discount from being larger.
     *
     * @return the limits in the order in which they apply; empty if the redemption is refused for another reason
     */
    public List<RedemptionLimit> limits() {
        return redemption == null ? List.of() : redemption.limits();
    }

    /**
     * The computation in full.
     *
     * @return the redemption; empty if the command is refused before the limits are looked at
     */
    public Optional<Redemption> redemption() {
        return Optional.ofNullable(redemption);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedemptionQuote that
                && decision.equals(that.decision)
                && currency.equals(that.currency)
                && Objects.equals(redemption, that.redemption);
    }

    @Override
    public int hashCode() {
        return Objects.hash(decision, redemption);
    }

    /** {@return points, discount and limits} */
    @Override
    public String toString() {
        return points() + " points for " + discount() + " " + limits();
    }
}
