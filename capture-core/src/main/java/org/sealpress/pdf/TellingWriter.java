package org.sealpress.pdf;

import java.io.OutputStream;
import org.apache.pdfbox.pdfparser.xref.XReferenceEntry;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;

/** PDFBox's writer, which also tells what whoever appends something has to know. */
final class TellingWriter extends COSWriter {
  private long highest;

  TellingWriter(OutputStream out) {
    super(out, CompressParameters.DEFAULT_COMPRESSION);
  }

  @Override
  protected void addXRefEntry(XReferenceEntry entry) {
    super.addXRefEntry(entry);
    highest = Math.max(highest, entry.getReferencedKey().getNumber());
  }

  /** The first object number that is free. */
  long size() {
    return highest + 1;
  }

  /** Where the cross-references begin. */
  long crossReferences() {
    return getStartxref();
  }
}
