package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.batch.BatchRunner.ParkedReader;
import dev.orderlog.eventlog.batch.FailureKind;
import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.parked.Redriven.Handled;
import dev.orderlog.eventlog.parked.Redriven.How;
import dev.orderlog.eventlog.parked.Redriven.Stop;
import dev.orderlog.eventlog.store.ParkedRecord;
import dev.orderlog.eventlog.store.WaitingRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The head of an order's queue, read as far as it can be read.
 *
 * @param records the readable ones
 * @param messages their messages, empty for what need not be heard
 * @param unreadable the record behind them, where it cannot be read
 * @param why it cannot
 */
record Head<C>(
        List<WaitingRecord> records,
        List<Optional<Message<C>>> messages,
        @Nullable WaitingRecord unreadable,
        @Nullable Reason why) {

    private static final int NAMED_MAX = 20;

    /** @throws RuntimeException when a record could not be read because the registry is away */
    static <C> Head<C> read(List<WaitingRecord> waiting, ParkedReader<C> reader) {
        var readable = new ArrayList<WaitingRecord>();
        var messages = new ArrayList<Optional<Message<C>>>();
        for (var record : waiting) {
            try {
                messages.add(reader.read(record.record()));
                readable.add(record);
            } catch (RuntimeException failed) {
                if (FailureKind.of(failed) == FailureKind.OUTAGE) {
                    throw failed;
                }
                return new Head<>(readable, messages, record, Reason.of(failed));
            }
        }
        return new Head<>(readable, messages, null, null);
    }

    List<Long> positions() {
        return records.stream().map(WaitingRecord::position).toList();
    }

    List<Message<C>> heard() {
        return messages.stream().flatMap(Optional::stream).toList();
    }

    /** The records that outcomes were found for, and those between them that need none. */
    List<Handled> handled(List<? extends Outcome<?>> outcomes) {
        var handled = new ArrayList<Handled>();
        var next = outcomes.iterator();
        for (int i = 0; i < records.size(); i++) {
            var record = records.get(i).record();
            if (messages.get(i).isEmpty()) {
                handled.add(handled(record, How.NOT_HEARD, List.of()));
            } else if (next.hasNext()) {
                handled.add(handled(record, next.next()));
            } else {
                break;
            }
        }
        return handled;
    }

    String what() {
        var named =
                records.stream()
                        .limit(NAMED_MAX)
                        .map(record -> place(record.record()))
                        .collect(Collectors.joining(", "));
        return records.size() > NAMED_MAX
                ? named + " and " + (records.size() - NAMED_MAX) + " more"
                : named;
    }

    static String place(ParkedRecord record) {
        return "%s:%d:%d %s%s"
                .formatted(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        Objects.requireNonNullElse(record.type(), "(no type)"),
                        record.eventId() == null ? "" : " " + record.eventId());
    }

    static Stop stop(ParkedRecord record, Reason reason) {
        return new Stop(
                record.topic(),
                record.partition(),
                record.offset(),
                record.type(),
                reason.kind(),
                reason.words());
    }

    private static Handled handled(ParkedRecord record, Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Decided<?> decided ->
                    handled(
                            record,
                            How.DECIDED,
                            decided.appended().stream().map(Outcome.Appended::type).toList());
            case Outcome.Repeated<?> _ -> handled(record, How.REPEATED, List.of());
            case Outcome.Queued<?> _ -> throw new IllegalStateException("it was not to queue");
        };
    }

    private static Handled handled(ParkedRecord record, How how, List<String> said) {
        return new Handled(
                record.topic(),
                record.partition(),
                record.offset(),
                record.eventId(),
                record.type(),
                how,
                said);
    }
}
