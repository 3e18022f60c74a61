/**
 * From paper, or files, to a document: drives the scanner, the spool, the page workers and the PDF.
 */
@NullMarked
package org.sealpress.intake;

import org.jspecify.annotations.NullMarked;
