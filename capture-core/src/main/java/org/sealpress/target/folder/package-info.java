/**
 * A folder as a target: a mounted share, a second disk, or the file system of a drive.
 *
 * <p>Flow of a put: {@link org.sealpress.target.folder.Place} says that the folder is there and
 * what is at the name, {@link org.sealpress.target.folder.DurableFolders} makes the folders on the
 * way, {@link org.sealpress.target.folder.DurablePut} writes a temporary file beside the new name,
 * fsyncs it, gives it its name and fsyncs the folder. {@link org.sealpress.target.folder.ProvenPut}
 * does the same with many, and reads each back before it has its name.
 *
 * <p>Invariants: the root is never created; nothing is written through a symbolic link; a name that
 * exists is whole, or empty where a medium was torn out, which counts as not there; temporary files
 * that nobody writes to are removed by a target's first put into the folder.
 */
@NullMarked
package org.sealpress.target.folder;

import org.jspecify.annotations.NullMarked;
