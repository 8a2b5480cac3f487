package dev.orderlog.eventlog.tally;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.batch.BatchContext.None;
import dev.orderlog.eventlog.batch.Behaviour;
import dev.orderlog.eventlog.batch.Decision;
import dev.orderlog.eventlog.batch.Decision.CallRequest;
import dev.orderlog.eventlog.batch.Decision.Deadline;
import dev.orderlog.eventlog.batch.Decision.Elsewhere;
import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.call.CallHandler;
import dev.orderlog.eventlog.service.ServiceDefinition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A service as small as one can be: events are words, the state is the list of them, commands say what to decide. */
public final class Tally implements Behaviour<List<String>, String, Tally.Command, None, String> {

    public static final String SOURCE = "/tally";

    public sealed interface Command {}

    public record Hear(String word) implements Command {}

    public record Say(String word) implements Command {}

    public record SayElsewhere(String topic, String streamId, String word) implements Command {}

    public record Ask(String key) implements Command {}

    public record Withdraw(String key) implements Command {}

    public record WaitUntil(String name, Instant dueAt) implements Command {}

    public record Settle(String name) implements Command {}

    public record Choke(String why) implements Command {}

    private final Consumer<String> heard;

    private Tally(Consumer<String> heard) {
        this.heard = heard;
    }

    public static ServiceDefinition<List<String>, String, Command, None, String> definition(
            String topic, CallHandler<Command> outside) {
        return definition(topic, outside, BatchContext.none(), _ -> {});
    }

    /** @param heard told of every word that is decoded from the log */
    public static ServiceDefinition<List<String>, String, Command, None, String> definition(
            String topic, CallHandler<Command> outside, Consumer<String> heard) {
        return definition(topic, outside, BatchContext.none(), heard);
    }

    public static ServiceDefinition<List<String>, String, Command, None, String> definition(
            String topic,
            CallHandler<Command> outside,
            BatchContext<List<String>, Command, None> context) {
        return definition(topic, outside, context, _ -> {});
    }

    private static ServiceDefinition<List<String>, String, Command, None, String> definition(
            String topic,
            CallHandler<Command> outside,
            BatchContext<List<String>, Command, None> context,
            Consumer<String> heard) {
        return new ServiceDefinition<>(
                SOURCE,
                topic,
                Set.of(),
                new Tally(heard),
                context,
                new Words(),
                Set.of("Word"),
                Set.of("Word", "Other"),
                Map.of("outside", outside),
                (deadline, _) -> new Say("due " + deadline.name()));
    }

    @Override
    public List<String> initial(String streamId) {
        return List.of();
    }

    @Override
    public List<String> evolve(List<String> state, String word) {
        var next = new ArrayList<>(state);
        next.add(word);
        return List.copyOf(next);
    }

    @Override
    public Decision<String, String> decide(List<String> state, Command command, None context) {
        return switch (command) {
            case Hear(var word) when word.startsWith("choke") ->
                    throw new IllegalStateException(word);
            case Hear(var word) when word.startsWith("echo") ->
                    decision(
                            List.of(word), false, List.of(), List.of(), List.of(), List.of(), word);
            case Hear(var word) ->
                    decision(List.of(), true, List.of(), List.of(), List.of(), List.of(), word);
            case Say(var word) ->
                    decision(
                            List.of(word), false, List.of(), List.of(), List.of(), List.of(), word);
            case SayElsewhere(var topic, var streamId, var word) ->
                    decision(
                            List.of(),
                            false,
                            List.of(new Elsewhere<>(topic, streamId, word)),
                            List.of(),
                            List.of(),
                            List.of(),
                            word);
            case Ask(var key) ->
                    decision(
                            List.of("asked"),
                            false,
                            List.of(),
                            List.of(
                                    new CallRequest(
                                            key, "outside", key.getBytes(StandardCharsets.UTF_8))),
                            List.of(),
                            List.of(),
                            key);
            case Withdraw(var key) ->
                    decision(
                            List.of("withdrawn"),
                            false,
                            List.of(),
                            List.of(),
                            List.of(key),
                            List.of(),
                            key);
            case WaitUntil(var name, var dueAt) ->
                    decision(
                            List.of("waiting"),
                            false,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(new Deadline(name, dueAt)),
                            name);
            case Settle(var name) ->
                    new Decision<>(
                            List.of("settled"),
                            false,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(name),
                            name);
            case Choke(var why) -> throw new IllegalStateException(why);
        };
    }

    @Override
    public Command hear(String word, Instant now) {
        heard.accept(word);
        return new Hear(word);
    }

    @Override
    public String heard(Command command) {
        if (command instanceof Hear(var word)) {
            return word;
        }
        throw new IllegalArgumentException("not heard: " + command);
    }

    private static Decision<String, String> decision(
            List<String> said,
            boolean remember,
            List<Elsewhere<String>> elsewhere,
            List<CallRequest> calls,
            List<String> withdrawn,
            List<Deadline> deadlines,
            String reply) {
        return new Decision<>(
                said, remember, elsewhere, calls, withdrawn, deadlines, List.of(), reply);
    }

    /** Words as UTF-8; a word that begins with a zero byte is no word. */
    public static final class Words implements EventCodec<String> {

        @Override
        public Encoded encode(String topic, String word) {
            return new Encoded("Word", word.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String decode(String topic, String type, byte[] value) {
            if (value.length > 0 && value[0] == 0) {
                throw new UndecodableEventException("not a word");
            }
            if (value.length > 0 && value[0] == 1) {
                throw new IllegalArgumentException("the codec is wrong");
            }
            return new String(value, StandardCharsets.UTF_8);
        }
    }
}
