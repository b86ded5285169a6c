/**
 * Named groups of users: segments that may overlap, and layers that may not, with the flow of users between layers.
 *
 * <p>Entry types: {@link dev.terrace.core.segment.SegmentCatalog} for segments,
 * {@link dev.terrace.core.segment.Layering} for layers, {@link dev.terrace.core.segment.Flow} for two dates,
 * {@link dev.terrace.core.segment.Waterfall} and {@link dev.terrace.core.segment.Impact} for the size of a segment. Models are
 * checked when they are built and report all of their problems together. The layers are fixed; the users flow.
 */
@NullMarked
package dev.terrace.core.segment;

import org.jspecify.annotations.NullMarked;
