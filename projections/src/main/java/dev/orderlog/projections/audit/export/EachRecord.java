package dev.orderlog.projections.audit.export;

import java.util.function.Consumer;

/** Writes every record as it comes. */
record EachRecord(Consumer<Exported> to) implements Export.Part {

    @Override
    public void write(Exported record) {
        to.accept(record);
    }

    @Override
    public void end() {}
}
