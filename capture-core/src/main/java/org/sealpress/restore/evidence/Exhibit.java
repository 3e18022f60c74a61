package org.sealpress.restore.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.checkpoint.TlogProof;
import org.sealpress.pdf.PdfSignature;
import org.sealpress.seal.KnownCertificate;

/** What was found and checked of one document so far, by the names of the files it is in. */
final class Exhibit {
  static final String LINE = "ledger-line.json";
  static final String NOTE = "checkpoint.signed";
  static final String TEXT = "checkpoint.txt";
  static final String SIGNATURE = "checkpoint.sig";
  static final String STAMP = "checkpoint.tsr";
  static final String STAMP_CERTIFICATES = "time-stamp-certificates.pem";
  static final String VKEY = "ledger-key.vkey";
  static final String PEM = "ledger-key.pem";
  static final String SCRIPT = "check-proof.sh";
  static final String OTHER_LINES = "other-lines";

  /** Another line. */
  record Line(Entry entry, String file, boolean proven) {
    String proof() {
      return file.replaceFirst("[.]json$", TlogProof.EXTENSION);
    }
  }

  /** The signature of the PDF and the certificate with which it holds, in a file. */
  record Signed(PdfSignature signature, KnownCertificate by, String file, @Nullable Line told) {}

  final Entry entry;
  final Event.Sealed sealed;
  final Instant made;
  final List<Check> checks = new ArrayList<>();
  final List<String> remarks = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();
  final List<String> recipients = new ArrayList<>();
  boolean opened;
  @Nullable Covering covering;
  @Nullable Signed signed;

  Exhibit(Entry entry, Instant made) {
    this.entry = entry;
    this.sealed = (Event.Sealed) entry.event();
    this.made = made;
  }

  /** The document's name without an ending. */
  String name() {
    return sealed.document() + ".v" + sealed.version();
  }

  String object() {
    return name() + ".cms";
  }

  String pdf() {
    return name() + ".pdf";
  }

  String proof() {
    return name() + TlogProof.EXTENSION;
  }

  void ok(String what) {
    checks.add(Check.ok(what));
  }

  void not(String what, String why) {
    checks.add(new Check(what, why));
  }
}
