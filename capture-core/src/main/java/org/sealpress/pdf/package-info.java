/**
 * Pages and their text become a PDF/A-2u (ISO 19005-2): {@link PdfaWriter} takes pages one by one
 * and writes a file in which each page is its image with invisible text on it, and the XMP metadata
 * tells where it comes from. With a {@link org.sealpress.seal.DocumentSigner} it is signed as it is
 * written (PAdES, {@link Signing}).
 */
@NullMarked
package org.sealpress.pdf;

import org.jspecify.annotations.NullMarked;
