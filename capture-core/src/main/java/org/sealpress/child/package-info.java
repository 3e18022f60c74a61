/**
 * Processes that run this same program's classes, so that a crash, a leak or a hang of what they do
 * is theirs alone: how one is started ({@link ChildCommand}), and the two ends of its pipes ({@link
 * ChildProcess}, {@link ParentPipes}). What is said through them is for whoever starts it.
 */
@NullMarked
package org.sealpress.child;

import org.jspecify.annotations.NullMarked;
