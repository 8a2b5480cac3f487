package dev.orderlog.cli.http;

import java.net.URI;

/** Nobody answered. Whether a request arrived is unknown. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String service, URI uri, String why, Throwable cause) {
        super("%s does not answer at %s (%s)".formatted(service, uri, why), cause);
    }
}
