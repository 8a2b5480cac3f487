@NullMarked
@Configuration
@Requires(property = "orderlog.service", value = "shipping-service")
package dev.orderlog.shipping;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;

import org.jspecify.annotations.NullMarked;
