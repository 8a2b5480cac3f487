package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.testkit.guarantee.Poison;

import org.apache.avro.specific.SpecificRecord;

import java.util.Optional;
import java.util.UUID;

/** One record to feed. A repeat is the same item again. */
record Item(UUID id, UUID orderId, SpecificRecord event, Optional<Poison> poison) {}
