package dev.orderlog.embedded;

/** A component was told to listen on a port that somebody else has. */
public final class PortBusyException extends RuntimeException {

    private final String component;
    private final int port;

    public PortBusyException(String component, int port) {
        super("Port %d, which %s needs, is in use by another program".formatted(port, component));
        this.component = component;
        this.port = port;
    }

    public String component() {
        return component;
    }

    public int port() {
        return port;
    }
}
