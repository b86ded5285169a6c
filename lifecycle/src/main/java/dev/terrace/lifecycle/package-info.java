/**
 * What the lifecycle module concludes, as attributes that a rule can read.
 *
 * <p>Entry type: {@link dev.terrace.lifecycle.LifecycleAttributes}. The conclusions themselves are made one package
 * below: {@link dev.terrace.lifecycle.stage} for one user, {@link dev.terrace.lifecycle.growth} and
 * {@link dev.terrace.lifecycle.retention} for a user base. A conclusion that the facts do not allow is missing, so that
 * rules about it are unknown, never false.
 */
@NullMarked
package dev.terrace.lifecycle;

import org.jspecify.annotations.NullMarked;
