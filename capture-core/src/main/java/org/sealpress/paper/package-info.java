/**
 * A private key on paper: still locked with its passphrase, as codes to be scanned and as lines to
 * be typed.
 *
 * <p>Flow: a {@link PaperKey} is the DER of a PKCS#8 EncryptedPrivateKeyInfo (RFC 5958) and the
 * beginning of its certificate's fingerprint. {@link SheetCodes} makes the texts of QR codes of it,
 * which together are the key as PEM; {@link SheetLines} makes numbered lines, and {@link TypedText}
 * reads what was typed from them: {@link LineCode} tells which characters of a line are wrong.
 *
 * <p>Invariants: nothing here is secret without the passphrase, which never comes here; what is
 * read back fits the checksum over all of it, or is refused; what was mended is told. The sheet can
 * be read without this program: by a telephone, or by {@code tr}, {@code base32} and {@code
 * openssl}.
 */
@NullMarked
package org.sealpress.paper;

import org.jspecify.annotations.NullMarked;
