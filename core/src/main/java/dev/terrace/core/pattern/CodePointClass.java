package dev.terrace.core.pattern;

/**
 * What is written in brackets. Case is ignored in the ranges but not in the escapes: with {@code (?i)}, {@code \W} does
 * not hold {@code s} because of the long s, which is no {@code \w} but folds to one.
 *
 * @param negated whether the class holds what is in neither set
 * @param escapes what escapes such as {@code \d} stand for
 * @param ranges the characters and ranges; folded if the pattern ignores case
 */
record CodePointClass(boolean negated, CodePointSet escapes, CodePointSet ranges) {

    /** Whether the class holds a code point; {@code folded} is the code point itself if case matters. */
    boolean contains(int codePoint, int folded) {
        return negated != (escapes.contains(codePoint) || ranges.contains(folded));
    }
}
