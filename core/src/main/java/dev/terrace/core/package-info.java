/**
 * Facts about users and the plain values that every module shares.
 *
 * <p>Entry types: {@link dev.terrace.core.Schema} and {@link dev.terrace.core.Profile} for what a user is,
 * {@link dev.terrace.core.History} for what a user did, {@link dev.terrace.core.User} for both. All types are immutable
 * and thread-safe, except builders. A value that is missing is told apart from one that is empty or zero.
 */
@NullMarked
package dev.terrace.core;

import org.jspecify.annotations.NullMarked;
