/**
 * Terrace RFM: scores for recency, frequency and monetary value, and the segments that they make.
 *
 * <p>Pure: no clock, default zone, input or output, threads, reflection or randomness.
 */
module dev.terrace.rfm {
    requires static transitive org.jspecify;
    requires transitive dev.terrace.core;
    requires com.google.common;

    exports dev.terrace.rfm;
}
