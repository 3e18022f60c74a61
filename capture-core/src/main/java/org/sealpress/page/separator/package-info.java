/**
 * Sheets that divide a batch into documents: Patch-T sheets and the project's own cover sheets.
 *
 * <p>Flow: {@link org.sealpress.page.separator.Separators} makes one small copy of a page. {@link
 * org.sealpress.page.separator.PatchCode} looks for bars on it, {@link
 * org.sealpress.page.separator.Finders} for the corners of a large QR code; only when there are
 * some, {@link org.sealpress.page.qr.QrReader} reads it, and {@link
 * org.sealpress.page.separator.CoverText} tells whether it is a cover sheet's.
 */
@NullMarked
package org.sealpress.page.separator;

import org.jspecify.annotations.NullMarked;
