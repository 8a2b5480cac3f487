package dev.orderlog.projections.http;

import dev.orderlog.projections.domain.DeadLetter;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

@Serdeable
record DeadLettersBody(List<DeadLetter> deadLetters) {}
