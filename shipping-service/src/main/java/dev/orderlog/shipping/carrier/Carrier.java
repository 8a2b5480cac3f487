package dev.orderlog.shipping.carrier;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.shipping.domain.LabelAnswer;
import dev.orderlog.shipping.domain.VoidAnswer;

/** Acts once per key, however often it is asked. Without a definite answer every method throws. */
public interface Carrier {

    LabelAnswer createLabel(String key, LabelRequest label)
            throws CallFailedException, InterruptedException;

    VoidAnswer voidLabel(String key, String labelId)
            throws CallFailedException, InterruptedException;
}
