package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests of attributes that are kept as words, joined: most of what rules ask for, in one loop without calls.
 *
 * <p>The loop does not branch on values. A wrong guess about a value costs the time of reading it from memory, and single
 * values are hard to guess; that all tests together fail is easy.
 */
final class WordTests implements Answering {

    private final Truth decisive;
    private final Truth otherwise;

    /** 0 where being outside decides, 1 where being inside does. */
    private final long flip;

    private final List<WordAttributeNode> nodes;
    private final Layout layout;
    private final int[] indexes;
    private final int[] places;
    private final long[] lows;
    private final long[] spans;

    private WordTests(Truth decisive, List<WordAttributeNode> nodes) {
        this.decisive = decisive;
        this.otherwise = decisive.not();
        this.flip = decisive == Truth.TRUE ? 1 : 0;
        this.nodes = nodes;
        this.layout = nodes.get(0).layout();
        this.indexes = nodes.stream().mapToInt(WordAttributeNode::index).toArray();
        this.places = nodes.stream().mapToInt(WordAttributeNode::place).toArray();
        this.lows = nodes.stream().mapToLong(WordAttributeNode::low).toArray();
        this.spans = nodes.stream().mapToLong(node -> node.high() - node.low()).toArray();
    }

    /**
     * Joins the tests of one range among some nodes.
     *
     * @param decisive the answer of one that is the answer of all: false for a conjunction, true for a disjunction
     * @param nodes the nodes, all about the same values
     * @return the nodes that are left, with the joined tests in front
     */
    static List<Answering> joined(Truth decisive, List<Node> nodes) {
        List<WordAttributeNode> words = new ArrayList<>();
        List<Answering> joined = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof WordAttributeNode word && word.isOneRange()) {
                words.add(word);
            } else {
                joined.add(node);
            }
        }
        if (!words.isEmpty()) {
            joined.add(0, new WordTests(decisive, words));
        }
        return joined;
    }

    @Override
    public Truth truth(Values values, History history, Instant asOf, Memo memo) {
        if (!layout.isSameAs(values.layout())) {
            return truthElsewhere(values, history, asOf, memo);
        }
        long decided = 0;
        long open = 0;
        for (int i = 0; i < places.length; i++) {
            long present = values.presence(indexes[i]);
            decided |= present & (outside(values.word(places[i]) - lows[i], spans[i]) ^ flip);
            open |= present ^ 1;
        }
        if (decided != 0) {
            return decisive;
        }
        return open != 0 ? Truth.UNKNOWN : otherwise;
    }

    /** 1 if an unsigned number is larger than another, else 0. */
    private static long outside(long distance, long span) {
        return ((~span & distance) | (~(span ^ distance) & (span - distance))) >>> 63;
    }

    /** Values that came from elsewhere, such as from another process, have a layout of their own. */
    private Truth truthElsewhere(Values values, History history, Instant asOf, Memo memo) {
        Truth truth = otherwise;
        for (WordAttributeNode node : nodes) {
            Truth answer = node.truth(values, history, asOf, memo);
            truth = decisive == Truth.TRUE ? truth.or(answer) : truth.and(answer);
        }
        return truth;
    }

    @Override
    public int cost() {
        return 0;
    }
}
