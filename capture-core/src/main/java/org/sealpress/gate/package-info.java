/**
 * Whether a PDF is what it says it is, PDF/A-2u, judged from outside before it is sealed: {@link
 * PdfGate}. veraPDF is in this package only, and at work in a process of its own ({@link
 * org.sealpress.gate.GateProcess}).
 *
 * <p>Invariants: a judgement stops nothing, it is told; it takes no longer than its limit; nothing
 * of a document is written to a disk for it, logged, or in a {@link Verdict}.
 */
@NullMarked
package org.sealpress.gate;

import org.jspecify.annotations.NullMarked;
