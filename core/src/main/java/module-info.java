/**
 * Terrace core: facts about users, rules over them, segments and layers, with reasons.
 *
 * <p>Pure: no clock, default zone, input or output, threads, reflection or unseeded randomness.
 */
module dev.terrace.core {
    requires static transitive org.jspecify;
    requires com.google.common;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;
    requires org.apache.commons.statistics.ranking;
    requires org.slf4j;
    requires roaringbitmap;

    exports dev.terrace.core;
    exports dev.terrace.core.time;
    exports dev.terrace.core.pattern;
    exports dev.terrace.core.population;
    exports dev.terrace.core.sample;
    exports dev.terrace.core.rule;
    exports dev.terrace.core.codec;
    exports dev.terrace.core.evaluation;
    exports dev.terrace.core.insight;
    exports dev.terrace.core.analysis;
    exports dev.terrace.core.segment;
    exports dev.terrace.core.stats;
}
