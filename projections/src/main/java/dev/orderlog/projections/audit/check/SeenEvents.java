package dev.orderlog.projections.audit.check;

import java.util.UUID;

/** The ids of one key's events and what each looked like, in three numbers an event. */
final class SeenEvents {

    private static final int FIRST_SLOTS = 16;
    private static final int NUMBERS = 3;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] table = new long[FIRST_SLOTS * NUMBERS];
    private int size;

    /** Whether it is here now for the first time. */
    boolean add(UUID id, long fingerprint) {
        int at = find(id);
        if (isTaken(at)) {
            return false;
        }
        table[at] = high(id);
        table[at + 1] = id.getLeastSignificantBits();
        table[at + 2] = fingerprint;
        if (++size * NUMBERS * 4 > table.length * 3) {
            grow();
        }
        return true;
    }

    boolean contains(UUID id) {
        return isTaken(find(id));
    }

    /** Of an event that is here. */
    long fingerprint(UUID id) {
        return table[find(id) + 2];
    }

    int size() {
        return size;
    }

    long bytes() {
        return (long) table.length * Long.BYTES;
    }

    private int find(UUID id) {
        int slots = table.length / NUMBERS;
        int slot = (int) ((id.getLeastSignificantBits() * MIX) >>> 40) & (slots - 1);
        while (isTaken(slot * NUMBERS) && !isAt(slot * NUMBERS, id)) {
            slot = (slot + 1) & (slots - 1);
        }
        return slot * NUMBERS;
    }

    private boolean isAt(int at, UUID id) {
        return table[at] == high(id) && table[at + 1] == id.getLeastSignificantBits();
    }

    private boolean isTaken(int at) {
        return table[at] != 0 || table[at + 1] != 0;
    }

    /** The id of nothing but zeros stands for another one, since zeros mean a free slot. */
    private static long high(UUID id) {
        return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0
                ? 1
                : id.getMostSignificantBits();
    }

    private void grow() {
        var old = table;
        table = new long[old.length * 2];
        for (int at = 0; at < old.length; at += NUMBERS) {
            if (old[at] != 0 || old[at + 1] != 0) {
                int to = find(new UUID(old[at], old[at + 1]));
                System.arraycopy(old, at, table, to, NUMBERS);
            }
        }
    }
}
