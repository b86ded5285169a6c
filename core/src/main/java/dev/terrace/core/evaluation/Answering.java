package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Truth;
import java.time.Instant;

/** Something that answers from facts. */
interface Answering {

    /** The answer. Parameters instead of one object, since a plain answer allocates nothing. */
    Truth truth(Values values, History history, Instant asOf, Memo memo);

    /** How much work an answer is, roughly in reads of an attribute. */
    int cost();
}
