package dev.orderlog.eventlog.trace;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/** Attributes after OpenTelemetry's semantic conventions for messaging, CloudEvents and HTTP; what these lack begins with orderlog. */
final class Names {

    static final AttributeKey<String> ORDER = stringKey("orderlog.order.id");
    static final AttributeKey<String> CALL_KEY = stringKey("orderlog.call.key");
    static final AttributeKey<String> DEADLINE = stringKey("orderlog.deadline.name");

    static final AttributeKey<String> EVENT_ID = stringKey("cloudevents.event_id");
    static final AttributeKey<String> EVENT_TYPE = stringKey("cloudevents.event_type");
    static final AttributeKey<String> EVENT_SOURCE = stringKey("cloudevents.event_source");
    static final AttributeKey<String> EVENT_SUBJECT = stringKey("cloudevents.event_subject");

    static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
    static final AttributeKey<String> TOPIC = stringKey("messaging.destination.name");
    static final AttributeKey<String> PARTITION = stringKey("messaging.destination.partition.id");
    static final AttributeKey<Long> OFFSET = longKey("messaging.kafka.offset");
    static final AttributeKey<String> KEY = stringKey("messaging.kafka.message.key");
    static final AttributeKey<String> GROUP = stringKey("messaging.consumer.group.name");
    static final AttributeKey<String> OPERATION = stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
    static final AttributeKey<String> MESSAGE_ID = stringKey("messaging.message.id");
    static final AttributeKey<String> CONVERSATION = stringKey("messaging.message.conversation_id");

    static final AttributeKey<String> METHOD = stringKey("http.request.method");
    static final AttributeKey<Long> STATUS = longKey("http.response.status_code");
    static final AttributeKey<Long> RESENT = longKey("http.request.resend_count");
    static final AttributeKey<String> ROUTE = stringKey("http.route");
    static final AttributeKey<String> PATH = stringKey("url.path");
    static final AttributeKey<String> SCHEME = stringKey("url.scheme");
    static final AttributeKey<String> URL = stringKey("url.full");
    static final AttributeKey<String> SERVER = stringKey("server.address");
    static final AttributeKey<Long> PORT = longKey("server.port");
    static final AttributeKey<String> ERROR = stringKey("error.type");

    private Names() {}
}
