@NullMarked
@Configuration
@Requires(property = "orderlog.service", value = "payment-service")
package dev.orderlog.payment;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;

import org.jspecify.annotations.NullMarked;
