package dev.orderlog.shipping;

import dev.orderlog.testkit.http.RecordingServer;
import dev.orderlog.testkit.http.RecordingServer.Answer;
import dev.orderlog.testkit.http.RecordingServer.Request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A carrier that acts once per key and misbehaves as the service of a parcel asks. */
final class FakeCarrier implements RecordingServer.Script, AutoCloseable {

    static final String STANDARD = "standard";
    static final String REJECTS = "rejects";
    static final String HANGS = "hangs";
    static final String SELLS_THEN_HANGS = "sells_then_hangs";
    static final String SELLS_WHEN_TOLD = "sells_when_told";
    static final String KEEPS_THE_FIRST_TIME = "keeps_the_first_time";

    private final Set<String> sold = ConcurrentHashMap.newKeySet();
    private final Set<String> voided = ConcurrentHashMap.newKeySet();
    private final Map<String, String> services = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private final RecordingServer server = RecordingServer.start(this);

    String url() {
        return server.uri().toString();
    }

    boolean sold(String key) {
        return sold.contains(key);
    }

    boolean voided(String labelId) {
        return voided.contains(labelId);
    }

    void sell() {
        told.countDown();
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
        return request.path().endsWith("/void")
                ? takeBack(request, parts[3])
                : sell(request, parts[3]);
    }

    private Optional<Answer> sell(Request request, String key) throws InterruptedException {
        var attempt = attempts.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
        if (asks(request, REJECTS)) {
            return answer(422, "{\"reason\":\"address_rejected\"}");
        }
        if (asks(request, HANGS) && attempt == 1) {
            return hang();
        }
        if (asks(request, SELLS_WHEN_TOLD)) {
            told.await();
        }
        sold.add(key);
        var labelId = "lbl-" + key.replace("label:", "");
        services.put(labelId, request.body());
        if (asks(request, SELLS_THEN_HANGS) && attempt == 1) {
            return hang();
        }
        return answer(
                201,
                "{\"labelId\":\"%s\",\"trackingNumber\":\"T1\",\"carrier\":\"fake\"}"
                        .formatted(labelId));
    }

    private Optional<Answer> takeBack(Request request, String labelId) {
        if (services.get(labelId).contains(KEEPS_THE_FIRST_TIME) && !request.key().endsWith(":2")) {
            return answer(409, "{\"reason\":\"carrier_refused\"}");
        }
        voided.add(labelId);
        return answer(200, "{\"status\":\"voided\"}");
    }

    private static boolean asks(Request request, String service) {
        return request.body().contains("\"service\":\"" + service + "\"");
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
        told.countDown();
        server.close();
    }
}
