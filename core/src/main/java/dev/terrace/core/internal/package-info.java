/** Plain machinery of the core module, not exported. */
@NullMarked
package dev.terrace.core.internal;

import org.jspecify.annotations.NullMarked;
