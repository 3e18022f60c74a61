/**
 * A remote as a target, through the system's {@code rclone}: SFTP, WebDAV, S3, a local folder, and
 * what else it knows.
 *
 * <p>What 1.60.1 (Debian 12 and 13) does, and what follows:
 *
 * <ul>
 *   <li>{@code copyto --immutable} overwrites (the option is for {@code copy} and {@code sync}
 *       only): so a name is looked up first.
 *   <li>{@code rcat --size} stores a short input and exits with 0: so files are uploaded with
 *       {@code copyto}, which compares size and hash afterwards; a stream is spooled to a file
 *       first.
 *   <li>SFTP, local and other file-system kinds write under the final name: a killed upload leaves
 *       half a file there, a full local disk an empty one. So they get a name of their own in
 *       {@code .sealpress-partial}, and {@code moveto --ignore-existing}, a rename on the server,
 *       gives them the real one. Kinds without a rename are object stores, whose uploads appear
 *       whole or not at all; they are uploaded to directly.
 *   <li>Upload creates every folder on the way, the root too: so the root is looked up before.
 *   <li>{@code cat} of a folder prints all files in it: so a name is looked up first.
 *   <li>Almost every failure has exit code 1: {@link org.sealpress.target.rclone.RcloneFaults}
 *       reads what rclone says. An SFTP server says "Failure" when its disk is full: {@code about}
 *       tells.
 *   <li>It adds what it learns of a server (SFTP shell, OAuth tokens) to its configuration file,
 *       which should be writable.
 * </ul>
 *
 * <p>{@code readBack} fetches what is stored again, whatever the kind: caches of the server can't
 * be passed. Of a batch, {@link org.sealpress.target.rclone.Checksum} says what is the proof: the
 * remote's own MD5 or SHA-1 where it keeps one (object stores, Google Drive), or computes it in
 * less time than fetching takes (SFTP with a shell, a local folder; from 1 MiB on); else the
 * SHA-256 of what is fetched again.
 *
 * <p>rclone has no fsync: how durable a put is, is the server's business.
 */
@NullMarked
package org.sealpress.target.rclone;

import org.jspecify.annotations.NullMarked;
