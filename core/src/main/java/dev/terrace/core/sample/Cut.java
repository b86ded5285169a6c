package dev.terrace.core.sample;

import java.util.Arrays;

/**
 * Where the k smallest of some keys end: those below {@code key} are in, and so many of those that equal it as still fit.
 *
 * @param key the k-th smallest key
 * @param fit how many of those that equal it fit; at least 1
 */
record Cut(long key, int fit) {

    /**
     * The cut after the k smallest keys.
     *
     * @param k 1 to the number of keys
     * @param keys the keys; equal ones count each
     * @return the cut
     */
    static Cut after(int k, long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        long key = sorted[k - 1];
        int fit = 1;
        while (fit < k && sorted[k - 1 - fit] == key) {
            fit++;
        }
        return new Cut(key, fit);
    }
}
