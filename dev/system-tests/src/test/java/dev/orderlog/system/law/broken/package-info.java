/**
 * A small house in which every rule is broken once: each class says which, and the tests name the
 * class.
 */
package dev.orderlog.system.law.broken;
