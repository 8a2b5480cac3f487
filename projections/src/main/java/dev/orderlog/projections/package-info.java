@Configuration
@Requires(property = "orderlog.service", value = "projections")
@NullMarked
package dev.orderlog.projections;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;

import org.jspecify.annotations.NullMarked;
