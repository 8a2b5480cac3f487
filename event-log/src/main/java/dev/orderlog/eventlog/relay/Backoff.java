package dev.orderlog.eventlog.relay;

import java.util.concurrent.ThreadLocalRandom;

/** Doubling delays up to a limit, each between half and all of its nominal length, so that relays do not retry in step. */
final class Backoff {

    private final long delayMsMin;
    private final long delayMsMax;
    private long nominalMs;

    Backoff(long delayMsMin, long delayMsMax) {
        this.delayMsMin = delayMsMin;
        this.delayMsMax = delayMsMax;
        this.nominalMs = delayMsMin;
    }

    long nextDelayMs() {
        long nominal = nominalMs;
        nominalMs = Math.min(nominal * 2, delayMsMax);
        return ThreadLocalRandom.current().nextLong(nominal / 2, nominal + 1);
    }

    void reset() {
        nominalMs = delayMsMin;
    }
}
