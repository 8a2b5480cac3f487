package dev.orderlog.shipping.domain;

public record Parcel(String service, Address address) {}
