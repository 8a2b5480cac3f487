@NullMarked
package dev.orderlog.shipping.domain;

import org.jspecify.annotations.NullMarked;
