package dev.orderlog.projections;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;

import java.util.Map;

/** The read models of the log, and the questions they answer. */
public final class Projections {

    static final String NAME = "projections";

    private Projections() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .deduceEnvironment(false)
                .environments(NAME)
                .banner(false)
                .start();
    }

    /** A running application; closing the context ends it. */
    public static ApplicationContext start(Map<String, Object> overrides) {
        var context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .environments(NAME)
                        .properties(overrides)
                        .start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }
}
