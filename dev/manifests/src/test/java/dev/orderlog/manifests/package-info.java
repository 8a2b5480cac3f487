/**
 * Judges what lies in {@code deploy/}: every manifest against the kinds it uses, strictly, and all of them against each other, the
 * topic catalogue and the documented configuration keys.
 */
@NullMarked
package dev.orderlog.manifests;

import org.jspecify.annotations.NullMarked;
