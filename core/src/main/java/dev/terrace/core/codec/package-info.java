/**
 * Rules as data: neutral trees of maps, lists, texts, numbers and truth values that any JSON library reads and writes.
 *
 * <p>Entry type: {@link dev.terrace.core.codec.RuleCodec}. Reading is strict and reports everything that is wrong at once,
 * each with its JSON Pointer; what was written reads back as an equal rule; equal rules are written alike, key by key.
 * {@link dev.terrace.core.codec.TreeNode} reads other documents around rules in the same way.
 */
@NullMarked
package dev.terrace.core.codec;

import org.jspecify.annotations.NullMarked;
