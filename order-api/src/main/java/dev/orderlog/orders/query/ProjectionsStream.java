package dev.orderlog.orders.query;

import dev.orderlog.eventlog.following.EventStreams;
import dev.orderlog.orders.query.SeenOrders.Seen;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Map;

/** Asks projections for a stream, one instance after the other, and passes it on as it comes. */
@Singleton
class ProjectionsStream {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionsStream.class);

    private final EventStreams streams;
    private final Questions questions;

    ProjectionsStream(Questions questions, QuerySettings settings) {
        this.streams =
                new EventStreams(
                        settings.connectMax(), settings.answerMax(), settings.streamSilenceMax());
        this.questions = questions;
    }

    HttpResponse<?> follow(Seen seen, @Nullable String lastEventId) {
        Map<String, String> headers =
                lastEventId == null
                        ? Map.of()
                        : Map.of(EventsController.LAST_EVENT_ID, lastEventId);
        for (var question : questions.about(seen, "events")) {
            try {
                var answer = streams.ask(question, headers);
                if (answer.status() == HttpStatus.NOT_FOUND) {
                    throw Questions.notSeenYet();
                }
                return answer;
            } catch (IOException unreachable) {
                LOG.atDebug()
                        .addKeyValue("instance", question)
                        .addKeyValue("reason", unreachable.toString())
                        .log("an instance of projections does not answer");
            }
        }
        throw Questions.unreachable();
    }

    @PreDestroy
    void close() {
        streams.close();
    }
}
