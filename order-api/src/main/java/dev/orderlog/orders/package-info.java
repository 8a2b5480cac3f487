@Configuration
@Requires(property = "orderlog.service", value = "order-api")
@NullMarked
package dev.orderlog.orders;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;

import org.jspecify.annotations.NullMarked;
