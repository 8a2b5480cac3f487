package dev.orderlog.eventlog.batch;

import java.util.Optional;

/** Between a service's domain events and framed bytes; lives in the service's {@code wire} package. */
public interface EventCodec<E> {

    /** @param type simple event name; @param value payload in the Confluent wire format */
    record Encoded(String type, byte[] value) {}

    Encoded encode(String topic, E event);

    /**
     * @throws UndecodableEventException when the type is unknown or the bytes are not of that type; the order is then parked
     */
    E decode(String topic, String type, byte[] value);

    /** The key that an event's own content says its record has; empty where it does not say. A record with another is parked. */
    default Optional<String> subject(E event) {
        return Optional.empty();
    }

    /** The bytes cannot be read as an event of the announced type, now or after a retry. */
    sealed class UndecodableEventException extends RuntimeException
            permits UnknownTypeException, UnknownSchemaException {
        private static final long serialVersionUID = 1L;

        public UndecodableEventException(String message, Throwable cause) {
            super(message, cause);
        }

        public UndecodableEventException(String message) {
            super(message);
        }
    }

    /** The type is none of the published language as this process knows it. */
    final class UnknownTypeException extends UndecodableEventException {
        private static final long serialVersionUID = 1L;

        public UnknownTypeException(String message) {
            super(message);
        }
    }

    /** The registry answers that it has no schema of the id that the value names. */
    final class UnknownSchemaException extends UndecodableEventException {
        private static final long serialVersionUID = 1L;

        public UnknownSchemaException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
