/** Talking to the platform's services: answers, refusals and silence. */
@NullMarked
package dev.orderlog.cli.http;

import org.jspecify.annotations.NullMarked;
