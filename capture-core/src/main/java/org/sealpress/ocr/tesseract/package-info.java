/** Tesseract 5 by an interface mapping with Tess4J's types; lives in page workers only. */
@NullMarked
package org.sealpress.ocr.tesseract;

import org.jspecify.annotations.NullMarked;
