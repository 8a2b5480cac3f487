package dev.orderlog.eventlog.service;

/** Starts the beats of a service on its own database and on the log. One per process or application context. */
public interface EventLog {

    <S, E, C, X, R> ServiceRuntime<S, C, R> run(ServiceDefinition<S, E, C, X, R> definition);
}
