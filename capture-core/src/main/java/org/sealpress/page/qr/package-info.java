/**
 * QR codes (ISO/IEC 18004): made module by module, and found on images. All ZXing is here, and
 * nothing native.
 */
@NullMarked
package org.sealpress.page.qr;

import org.jspecify.annotations.NullMarked;
