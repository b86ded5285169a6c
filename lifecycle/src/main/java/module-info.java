/**
 * Terrace lifecycle: in which stage a user stands, how a user base grows and shrinks, who comes back.
 *
 * <p>Pure: no clock, default zone, input or output, threads, reflection or unseeded randomness.
 */
module dev.terrace.lifecycle {
    requires static transitive org.jspecify;
    requires transitive dev.terrace.core;
    requires com.google.common;

    exports dev.terrace.lifecycle;
    exports dev.terrace.lifecycle.activity;
    exports dev.terrace.lifecycle.growth;
    exports dev.terrace.lifecycle.retention;
    exports dev.terrace.lifecycle.stage;
}
