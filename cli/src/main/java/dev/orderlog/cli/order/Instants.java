package dev.orderlog.cli.order;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Times with their offset from UTC, so that nobody has to guess whose clock is meant. */
public final class Instants implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time such as 2026-11-22T10:15:30Z");
        }
    }
}
