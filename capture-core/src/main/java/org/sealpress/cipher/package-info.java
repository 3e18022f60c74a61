/**
 * What lies on the box's disk before it is sealed, in AES-256-GCM.
 *
 * <p>{@link BoxKey} keeps a {@link DataKey} of each capture in a small file, wrapped. A data key
 * gives one of its own to each file name, and that one gives one to each writing of the file: no
 * nonce can come twice under a key. {@link EncryptedOutput} writes and {@link DataKey#decrypting}
 * reads a file in records of 64 KiB, each with a tag, its number and whether it is the last one in
 * its nonce (STREAM by Hoang, Reyhanitabar, Rogaway and Vizár, 2015, as in age and Tink): what is
 * altered, cut, longer, in another order or another file's is never given out; {@link
 * EncryptedFile} reads it at any place. {@link ScratchPages} are for random access, under a key
 * that is nowhere but in memory.
 *
 * <p>Invariants: no plaintext is given out before its tag was verified; memory is a few buffers,
 * whatever the size; keys print as {@code ***} and are zeroed when they are closed. What the JDK
 * copied of them meanwhile is left to the garbage collector.
 */
@NullMarked
package org.sealpress.cipher;

import org.jspecify.annotations.NullMarked;
