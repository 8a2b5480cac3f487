package dev.orderlog.projections.audit.check;

/**
 * Something that is not as it must be.
 *
 * @param subject the order or SKU it is about
 * @param place where in the log
 * @param detail for a person who looks into it
 */
public record Finding(Kind kind, String subject, Place place, String detail) {}
