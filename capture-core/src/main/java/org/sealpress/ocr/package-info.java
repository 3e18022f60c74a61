/**
 * Reading text off a page: {@link OcrEngine} turns a grey image into {@link PageText}, lines and
 * words with boxes and confidence.
 */
@NullMarked
package org.sealpress.ocr;

import org.jspecify.annotations.NullMarked;
