package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.call.OutsideCall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Has room for every call and makes none. */
public final class RecordingClaims implements BatchRunner.CallClaims {

    final List<OutsideCall> started = new ArrayList<>();
    final List<OutsideCall> abandoned = new ArrayList<>();

    @Override
    public Instant claim(OutsideCall call, Instant now) {
        return now.plus(Duration.ofSeconds(10));
    }

    @Override
    public void committed(
            List<OutsideCall> claimed, List<OutsideCall> unclaimed, Collection<String> over) {
        started.addAll(claimed);
    }

    @Override
    public void abandoned(List<OutsideCall> claimed) {
        abandoned.addAll(claimed);
    }
}
