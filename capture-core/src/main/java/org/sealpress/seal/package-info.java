/**
 * Sealing for people who hold a key away from the box, and opening by them.
 *
 * <p>Flow on the box: {@link Recipients#load} reads and checks certificates, {@link Sealer#seal}
 * writes CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084). The content key is new for
 * every object and is wrapped for every recipient: RSA-OAEP with SHA-256 (RFC 3560, RFC 4055) or
 * ephemeral ECDH with the SHA-256 X9.63 KDF and AES-256 key wrap (RFC 5753). The box has no private
 * key for that and can read nothing back.
 *
 * <p>Flow at a key holder's: {@link RecoveryKey#make} makes a key and its certificate, {@link
 * OpeningKey#read} reads it back, {@link Opener} opens objects. Or without this program:
 *
 * <pre>openssl cms -decrypt -binary -inform DER -in X.cms -out X.pdf -inkey K.pem -recip C.pem
 * </pre>
 *
 * <p>What the box vouches for is signed with its own key: {@link SealKeys} keeps it, {@link
 * BoxSigner} makes CMS SignedData as PAdES wants it (EN 319 142-1), with a time-stamp where {@link
 * TimeStampAuthority} gives one (RFC 3161). {@link TimeStampFile} has a file stamped by itself.
 *
 * <p>Invariants: what is written is DER with all lengths up front; sealed objects have no
 * attributes; the tag has 128 bits; a plaintext gets its name only after the tag was verified;
 * everything that goes wrong is a {@link SealFault} with a kind and one line that says what to do.
 * Streams hold a few buffers whatever the size. All of Bouncy Castle is in this package, its
 * provider is never installed and is loaded on first use ({@link BouncyCastle}).
 */
@NullMarked
package org.sealpress.seal;

import org.jspecify.annotations.NullMarked;
