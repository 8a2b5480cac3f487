/**
 * House law: which module and which package may know what. A rule is a function of a root package,
 * so that the same rule is put to the house ({@link dev.orderlog.system.law.HouseLawTest}) and to
 * code that breaks it on purpose ({@link dev.orderlog.system.law.BrokenLawTest}).
 */
@NullMarked
package dev.orderlog.system.law;

import org.jspecify.annotations.NullMarked;
