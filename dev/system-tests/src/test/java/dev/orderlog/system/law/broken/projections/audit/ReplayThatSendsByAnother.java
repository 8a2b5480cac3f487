package dev.orderlog.system.law.broken.projections.audit;

import dev.orderlog.system.law.broken.projections.view.Courier;

/** It knows no producer, but somebody who knows somebody who does. */
class ReplayThatSendsByAnother {
    Object replay() {
        return new Courier().carry();
    }
}
