package dev.terrace.examples.quickstart.input;

import java.util.Arrays;

/**
 * Codes 0, 1, 2 … for distinct ids, in the order in which they are first seen. Unlike a map of strings it needs no
 * string to look an id up. Not thread-safe.
 */
final class IdDictionary {

    private static final int FREE = 0;

    /** An open-addressing table: the hash of an id in the upper half, its code + 1 in the lower. */
    private long[] slots = new long[1 << 10];

    private String[] ids = new String[1 << 9];
    private int size;

    /** The code of an id, a new one if the id has not been seen. */
    int codeOf(CharSequence id) {
        int hash = hashOf(id);
        int slot = firstSlot(hash);
        while (slots[slot] != FREE) {
            int code = (int) slots[slot] - 1;
            if ((int) (slots[slot] >>> 32) == hash && ids[code].contentEquals(id)) {
                return code;
            }
            slot = after(slot);
        }
        if (size == ids.length) {
            grow();
        }
        ids[size] = id.toString();
        occupy(hash, ++size);
        return size - 1;
    }

    String id(int code) {
        return ids[code];
    }

    int size() {
        return size;
    }

    private void grow() {
        ids = Arrays.copyOf(ids, size * 2);
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long entry : old) {
            if (entry != FREE) {
                occupy((int) (entry >>> 32), (int) entry);
            }
        }
    }

    private void occupy(int hash, int codePlusOne) {
        int slot = firstSlot(hash);
        while (slots[slot] != FREE) {
            slot = after(slot);
        }
        slots[slot] = ((long) hash << 32) | codePlusOne;
    }

    private int firstSlot(int hash) {
        return hash & (slots.length - 1);
    }

    private int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /** The hash of a string, finished as MurmurHash 3 does it, so that ids which count up do not stand side by side. */
    private static int hashOf(CharSequence id) {
        int hash = 0;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }
}
