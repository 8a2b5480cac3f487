package dev.orderlog.projections.audit.export;

import dev.orderlog.projections.audit.fold.OrderFolding;
import dev.orderlog.projections.audit.fold.ViewJson;
import dev.orderlog.projections.wire.PayloadReader;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A fresh read model: one order a line, as its events make it, in the shape of {@code GET /orders/{id}}. */
public final class ViewsExport implements Export {

    private final JsonLines lines;

    public ViewsExport(OutputStream out) {
        this.lines = new JsonLines(out);
    }

    @Override
    public Part part() {
        return new Orders();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private final class Orders implements Part {

        private final Map<String, OrderFolding> orders = new LinkedHashMap<>();

        /** What cannot be read, or is about a SKU, makes no order. */
        @Override
        public void write(Exported record) {
            if (record instanceof Exported.Event event) {
                PayloadReader.orderEventOf(event)
                        .ifPresent(change ->
                                orders.computeIfAbsent(
                                                event.envelope().subject(),
                                                key -> new OrderFolding(UUID.fromString(key)))
                                        .fold(event.envelope(), change));
            }
        }

        @Override
        public void end() {
            orders.values().forEach(order -> ViewJson.of(order.folded()).ifPresent(lines::write));
        }
    }
}
