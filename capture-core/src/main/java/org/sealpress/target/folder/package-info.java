/**
 * A folder as a target: a mounted share, a second disk, or the file system of a drive.
 *
 * <p>Flow of a put: {@link org.sealpress.target.folder.Place} says that the folder is there and
 * what is at the name, {@link org.sealpress.target.folder.DurableFolders} makes the folders on the
 * way, {@link org.sealpress.target.folder.DurablePut} writes a temporary file beside each new name,
 * fsyncs all of them, gives them their names and fsyncs each folder.
 *
 * <p>Invariants: the root is never created; nothing is written through a symbolic link; a name that
 * exists is whole, or empty where a medium was torn out, which counts as not there; temporary files
 * that nobody writes to are removed by a target's first put into the folder.
 */
@NullMarked
package org.sealpress.target.folder;

import org.jspecify.annotations.NullMarked;
