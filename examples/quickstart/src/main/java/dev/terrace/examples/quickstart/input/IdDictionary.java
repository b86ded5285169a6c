package dev.terrace.examples.quickstart.input;

import java.util.Arrays;

/**
 * Codes 0, 1, 2 … for distinct ids, in the order in which they are first seen. Unlike a map of strings it needs no
 * string to look an id up. Not thread-safe.
 */
final class IdDictionary {

    /** Code + 1 of the id in each slot of an open-addressing table; 0 is a free slot. */
    private int[] slots = new int[1 << 10];

    private String[] ids = new String[1 << 9];
    private int size;

    /** The code of an id, a new one if the id has not been seen. */
    int codeOf(CharSequence id) {
        int hash = hashOf(id);
        int slot = firstSlot(hash);
        while (slots[slot] != 0) {
            String known = ids[slots[slot] - 1];
            if (known.hashCode() == hash && known.contentEquals(id)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (size == ids.length) {
            grow();
            slot = freeSlot(hash);
        }
        ids[size] = id.toString();
        slots[slot] = ++size;
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
        slots = new int[slots.length * 2];
        for (int code = 0; code < size; code++) {
            slots[freeSlot(ids[code].hashCode())] = code + 1;
        }
    }

    private int freeSlot(int hash) {
        int slot = firstSlot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private int firstSlot(int hash) {
        // Ids that count up have neighbouring hashes; the golden ratio spreads them.
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    }

    /** The hash that the same text has as a string, which the string remembers. */
    private static int hashOf(CharSequence id) {
        int hash = 0;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        return hash;
    }
}
