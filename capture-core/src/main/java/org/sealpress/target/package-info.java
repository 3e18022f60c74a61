/**
 * Places for named, immutable bytes: a folder, a drive, a remote. A target knows nothing of
 * documents.
 *
 * <p>Each kind is one sub-package that passes {@code TargetContract}. Retry, limits and logging are
 * decorators around a target, never inside it.
 */
@NullMarked
package org.sealpress.target;

import org.jspecify.annotations.NullMarked;
