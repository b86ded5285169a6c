/**
 * Terrace points: accounts of expiring points, what an order earns, what points may pay for, levels by growth value.
 *
 * <p>Pure: decisions are computed from an account, a command and an instant; the host stores the events.
 */
module dev.terrace.points {
    requires transitive dev.terrace.core;
    requires static transitive org.jspecify;
    requires com.google.common;

    exports dev.terrace.points;
    exports dev.terrace.points.earn;
    exports dev.terrace.points.level;
    exports dev.terrace.points.redeem;
}
