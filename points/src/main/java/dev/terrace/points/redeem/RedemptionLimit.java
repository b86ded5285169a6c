package dev.terrace.points.redeem;

import dev.terrace.core.Label;

/** What kept a redemption from being larger. */
public enum RedemptionLimit {
    /** The customer wanted no more. */
    WANTED(Label.of("wanted", "指定数量")),
    /** The account has no more available points. */
    BALANCE(Label.of("balance", "可用积分")),
    /** The share of the order that points may pay is used up. */
    SHARE_CAP(Label.of("share cap", "抵扣比例上限")),
    /** Points are used in whole steps. */
    STEP(Label.of("step", "使用步长")),
    /** Fewer points buy the same discount, to the minor unit. */
    WORTH(Label.of("worth", "不足最小货币单位")),
    /** There are fewer points than the least that may be used. */
    MINIMUM(Label.of("minimum", "最低使用门槛"));

    private final Label label;

    RedemptionLimit(Label label) {
        this.label = label;
    }

    /**
     * What people call it.
     *
     * @return the label in both languages
     */
    public Label label() {
        return label;
    }
}
