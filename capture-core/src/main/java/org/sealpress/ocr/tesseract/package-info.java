/** Tesseract 5 through Tess4J's interface mapping; lives in page workers only. */
@NullMarked
package org.sealpress.ocr.tesseract;

import org.jspecify.annotations.NullMarked;
