package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class InFlightTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-01T00:00:01Z");

    private final InFlight inFlight = new InFlight();

    @Test
    void onlyAFullyAcknowledgedPrefixMayBeConfirmed() {
        inFlight.begin(100, EARLY);
        var first = inFlight.open();
        first.sending();
        first.sending();
        inFlight.commit(110);
        inFlight.begin(120, LATE);
        var second = inFlight.open();
        second.sending();
        inFlight.commit(130);

        second.acknowledged();
        first.acknowledged();
        assertThat(inFlight.takeFinished()).isEmpty();

        first.acknowledged();
        assertThat(inFlight.takeFinished()).hasValue(130);
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void aTransactionIsNotFinishedBeforeItsCommitWasRead() {
        inFlight.begin(100, EARLY);
        inFlight.open().sending();
        inFlight.open().acknowledged();

        assertThat(inFlight.takeFinished()).isEmpty();
        inFlight.commit(110);
        assertThat(inFlight.takeFinished()).hasValue(110);
    }

    @Test
    void knowsSinceWhenTheOldestWaits() {
        assertThat(inFlight.oldestCommit()).isEmpty();
        inFlight.begin(100, EARLY);
        inFlight.commit(110);
        inFlight.begin(120, LATE);

        assertThat(inFlight.oldestCommit()).contains(EARLY);
        inFlight.takeFinished();
        assertThat(inFlight.oldestCommit()).contains(LATE);
    }

    @Test
    void refusesARowOutsideATransaction() {
        assertThatThrownBy(inFlight::open).isInstanceOf(PgOutputException.class);
    }
}
