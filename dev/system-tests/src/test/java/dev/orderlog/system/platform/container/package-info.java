/** A platform of containers: our images as deploy/ describes their pods, among the servers that deploy/ expects. */
@NullMarked
package dev.orderlog.system.platform.container;

import org.jspecify.annotations.NullMarked;
