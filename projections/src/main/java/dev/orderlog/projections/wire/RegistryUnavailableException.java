package dev.orderlog.projections.wire;

/** The schema of a value could not be fetched. Nothing is wrong with the value: it must be read again later. */
public final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(int schemaId, Throwable cause) {
        super("schema " + schemaId + " could not be fetched from the registry", cause);
    }
}
