package dev.orderlog.inventory.stock;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** @param next the {@code after} of the next page; absent on the last one */
@Serdeable
public record LevelsPage(List<Levels> stock, @Nullable String next) {}
