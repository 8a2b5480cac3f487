package dev.orderlog.payment;

import dev.orderlog.testkit.http.RecordingServer;
import dev.orderlog.testkit.http.RecordingServer.Answer;
import dev.orderlog.testkit.http.RecordingServer.Request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that acts once per key and misbehaves as the payment token of a charge asks. */
final class FakeProvider implements RecordingServer.Script, AutoCloseable {

    static final String HANGS = "tok_hangs";
    static final String CHARGES_THEN_HANGS = "tok_charges_then_hangs";
    static final String DECLINES = "tok_declines";
    static final String FAILS_TWICE = "tok_fails_twice";
    static final String APPROVES = "tok_approves";

    private static final String NOT_CHARGED = "cancelled";

    private final Map<String, String> ledger = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final RecordingServer server = RecordingServer.start(this);

    String url() {
        return server.uri().toString();
    }

    /** Whether money moved under this key; it moves once. */
    boolean moved(String key) {
        var settled = ledger.get(key);
        return settled != null && !settled.equals(NOT_CHARGED);
    }

    /** Every request so far. */
    List<Request> asked() {
        return server.requests();
    }

    List<Request> asked(String path) {
        return server.requests().stream().filter(each -> each.path().equals(path)).toList();
    }

    @Override
    public Optional<Answer> answer(Request request) throws InterruptedException {
        var parts = request.path().split("/");
        var key = parts[3];
        if (request.path().endsWith("/cancellation")) {
            var settled = ledger.computeIfAbsent(key, _ -> NOT_CHARGED);
            return settled.equals(NOT_CHARGED)
                    ? answer(200, "{\"status\":\"not_charged\"}")
                    : answer(200, "{\"status\":\"charged\",\"reference\":\"" + settled + "\"}");
        }
        if (parts[2].equals("refunds")) {
            var reference = ledger.computeIfAbsent(key, _ -> "re_" + key);
            return answer(200, "{\"status\":\"refunded\",\"reference\":\"" + reference + "\"}");
        }
        return charge(request, key);
    }

    private Optional<Answer> charge(Request request, String key) throws InterruptedException {
        var attempt = attempts.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
        if (request.body().contains(DECLINES)) {
            return answer(402, "{\"status\":\"declined\",\"reason\":\"insufficient_funds\"}");
        }
        if (request.body().contains(FAILS_TWICE) && attempt <= 2) {
            return answer(503, "{}");
        }
        if (request.body().contains(HANGS) && attempt == 1) {
            return hang();
        }
        var settled = ledger.computeIfAbsent(key, _ -> "ch_" + key);
        if (request.body().contains(CHARGES_THEN_HANGS) && attempt == 1) {
            return hang();
        }
        return settled.equals(NOT_CHARGED)
                ? answer(409, "{\"status\":\"cancelled\"}")
                : answer(201, "{\"status\":\"approved\",\"reference\":\"" + settled + "\"}");
    }

    private Optional<Answer> hang() throws InterruptedException {
        closed.await();
        return Optional.empty();
    }

    private static Optional<Answer> answer(int status, String json) {
        return Optional.of(new Answer(status, json));
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
