package dev.orderlog.projections.books.reconcile;

/**
 * A contradiction.
 *
 * @param subject the order or SKU it is about
 * @param detail for a person who looks into it
 */
public record BookFinding(BookKind kind, String subject, String detail) {}
