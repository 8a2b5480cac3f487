package dev.orderlog.system.law.broken.events;

public final class OrderPlaced {}
