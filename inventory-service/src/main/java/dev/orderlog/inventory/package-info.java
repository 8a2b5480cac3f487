@Configuration
@Requires(property = "orderlog.service", value = "inventory-service")
@NullMarked
package dev.orderlog.inventory;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;

import org.jspecify.annotations.NullMarked;
