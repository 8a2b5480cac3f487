package dev.orderlog.system.law.broken.projections.view;

import dev.orderlog.system.law.broken.eventlog.relay.Sender;

public final class Courier {
    public Object carry() {
        return new Sender().send();
    }
}
