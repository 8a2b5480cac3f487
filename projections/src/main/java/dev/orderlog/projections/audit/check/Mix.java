package dev.orderlog.projections.audit.check;

/** 64 bits of a text: equal texts, equal bits; of different texts hardly ever two alike. */
public final class Mix {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Mix() {}

    public static long of(String... texts) {
        long bits = OFFSET;
        for (var text : texts) {
            for (int i = 0; i < text.length(); i++) {
                bits = (bits ^ text.charAt(i)) * PRIME;
            }
            bits = (bits ^ 0xffff) * PRIME;
        }
        return scatter(bits);
    }

    /** The finishing step of a common hash function, so that the low bits depend on all the others. */
    private static long scatter(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
