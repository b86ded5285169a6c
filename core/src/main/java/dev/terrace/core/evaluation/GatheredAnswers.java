package dev.terrace.core.evaluation;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.AudienceBuilder;
import dev.terrace.core.population.Roster;

/** The answers of one rule in the making, block by block from the first one on. Not thread-safe. */
final class GatheredAnswers<U extends Comparable<? super U>> {

    private final AudienceBuilder<U> yes;
    private final AudienceBuilder<U> unknown;

    GatheredAnswers(Roster<U> roster) {
        this.yes = Audience.builder(roster);
        this.unknown = Audience.builder(roster);
    }

    /** Adds the answers for the next block. */
    void add(Block block, BlockAnswers answers) {
        yes.add(answers.yes());
        unknown.add(answers.isCertain() ? block.none() : BlockAnswers.without(answers.maybe(), answers.yes()));
    }

    /** All answers; nothing is added any more. */
    Answers<U> answers() {
        return new Answers<>(yes.build(), unknown.build());
    }
}
