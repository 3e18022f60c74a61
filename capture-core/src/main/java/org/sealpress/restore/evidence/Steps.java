package org.sealpress.restore.evidence;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpress.seal.KnownCertificate;

/**
 * What whoever reads the report does, with concrete names and what must be seen. A command begins
 * with {@code $}, what it must print with {@code >}.
 */
final class Steps {
  /** As openssl prints it. */
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("'Time stamp: 'MMM ppd HH:mm:ss uuuu 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Exhibit exhibit;
  private final List<String> names;
  private final StringBuilder text = new StringBuilder();
  private int number;

  private Steps(Exhibit exhibit, List<String> names) {
    this.exhibit = exhibit;
    this.names = names;
  }

  /**
   * All that can be done.
   *
   * @param names of the files in the folder
   */
  static String of(Exhibit exhibit, List<String> names) {
    Steps steps = new Steps(exhibit, names);
    steps.folder();
    steps.object();
    steps.proof();
    steps.checkpoint();
    steps.stamp();
    steps.open();
    steps.signature();
    steps.others();
    return steps.text.toString();
  }

  private void step(String title, String why) {
    text.append("\nStep %d. %s\n\n".formatted(++number, title));
    Report.wrap(text, "", why);
    text.append('\n');
  }

  private void command(String command, String... expected) {
    text.append("    $ ").append(command).append('\n');
    for (String line : expected) {
      text.append("    > ").append(line).append('\n');
    }
  }

  private void folder() {
    step(
        "Is the folder as it was exported?",
        "Each file has a fingerprint (SHA-256): 64 characters that change when anything in the file"
            + " changes. "
            + Report.SUMS
            + " lists those of all files here. This finds damage; the"
            + " next steps find forgery too.");
    List<String> expected = new ArrayList<>();
    names.forEach(name -> expected.add(name + ": OK"));
    command("sha256sum -c " + Report.SUMS, expected.toArray(String[]::new));
  }

  private void object() {
    step(
        "Is the sealed file the one in the ledger's line?",
        "Open "
            + Exhibit.LINE
            + " in any editor. It is the line that the box wrote when it sealed the document. After"
            + " \"sha256\": stands the fingerprint of the sealed file, after \"plainSha256\": that of"
            + " the document in it. Compare the first with the number in this command:");
    command(
        "echo '%s  %s' | sha256sum -c -".formatted(exhibit.sealed.sha256(), exhibit.object()),
        exhibit.object() + ": OK");
  }

  private void proof() {
    Covering covering = exhibit.covering;
    if (covering == null) {
      return;
    }
    step(
        "Is the line one of those that the box signed?",
        "The ledger is a list of lines. From all of them together one fingerprint is made, the root;"
            + " any change in any line changes it. "
            + Exhibit.TEXT
            + " names the ledger, how many lines it had, and the root. "
            + exhibit.proof()
            + " has the intermediate results that lead from this line to the root (RFC 6962)."
            + " "
            + Exhibit.SCRIPT
            + " is a short script that you can read; it calculates them anew. It also"
            + " looks whether the fingerprint of the sealed file stands in the line.");
    command(
        "sh %s %s %s %s".formatted(Exhibit.SCRIPT, exhibit.proof(), Exhibit.LINE, exhibit.object()),
        proven(Exhibit.LINE, exhibit.entry.seq()));
  }

  private String proven(String file, long seq) {
    Covering covering = exhibit.covering;
    return "OK: %s is line %d of %d, counted from 0"
        .formatted(file, seq, covering == null ? 0 : covering.size());
  }

  private void checkpoint() {
    if (exhibit.covering == null) {
      return;
    }
    step(
        "Has the box signed that?",
        "The box signs "
            + Exhibit.TEXT
            + " with the ledger's key (Ed25519), which never leaves it. "
            + Exhibit.PEM
            + " is the public part of that key. Ask the owner of the box for a copy of "
            + Exhibit.VKEY
            + " that was kept elsewhere, and compare it: who forges a ledger puts a key of"
            + " his own beside it.");
    command(
        "openssl pkeyutl -verify -pubin -inkey %s -rawin -in %s -sigfile %s"
            .formatted(Exhibit.PEM, Exhibit.TEXT, Exhibit.SIGNATURE),
        "Signature Verified Successfully");
  }

  private void stamp() {
    if (exhibit.covering == null || exhibit.covering.stamped() == null) {
      return;
    }
    long seconds = exhibit.covering.stamped().checked().time().getEpochSecond();
    List<KnownCertificate> certificates = exhibit.covering.stamped().checked().certificates();
    step(
        "When was it there at the latest?",
        "An authority that has nothing to do with the box has seen the signed checkpoint, and says"
            + " when (a time-stamp, RFC 3161). Whether you trust it depends on "
            + Exhibit.STAMP_CERTIFICATES
            + ": compare these certificates with those that the authority publishes. The number in"
            + " the command is the time of the time-stamp, so that it can be checked after the"
            + " certificates have ended.");
    command(
        "openssl ts -verify -data %s -in %s -CAfile %s -partial_chain -attime %d"
            .formatted(Exhibit.NOTE, Exhibit.STAMP, Exhibit.STAMP_CERTIFICATES, seconds),
        "Verification: OK");
    text.append('\n');
    Report.wrap(text, "", "This prints the fingerprint of the first of these certificates:");
    text.append('\n');
    command(
        "openssl x509 -in %s -noout -fingerprint -sha256".formatted(Exhibit.STAMP_CERTIFICATES),
        "sha256 Fingerprint=" + colons(certificates.get(0).fingerprint()));
    text.append('\n');
    Report.wrap(text, "", "And this the time itself:");
    text.append('\n');
    command(
        "openssl ts -reply -in %s -text".formatted(Exhibit.STAMP),
        SHOWN.format(exhibit.covering.stamped().checked().time()));
  }

  /** As openssl prints a fingerprint. */
  private static String colons(String hex) {
    return hex.toUpperCase(Locale.ROOT).replaceAll("..(?=.)", "$0:");
  }

  private void open() {
    String certificate =
        exhibit.recipients.isEmpty() ? "CERTIFICATE.pem" : exhibit.recipients.get(0);
    step(
        "Open the sealed file",
        "Only the holder of a private key can do that. In the place of KEY.pem goes the file with"
            + " the key"
            + "; "
            + certificate
            + " must be the certificate that belongs to it, or else be replaced by another one of"
            + " the folder recipients"
            + ". If the key has a passphrase, openssl asks for it. When it ends with an error, throw"
            + " opened.pdf away. The number in the second command stands in the line after"
            + " \"plainSha256\":.");
    command(
        "openssl cms -decrypt -binary -inform DER -in %s -recip %s -inkey KEY.pem -out opened.pdf"
            .formatted(exhibit.object(), certificate));
    command(
        "echo '%s  opened.pdf' | sha256sum -c -".formatted(exhibit.sealed.plainSha256()),
        "opened.pdf: OK");
    if (exhibit.opened) {
      text.append('\n');
      Report.wrap(text, "", exhibit.pdf() + " is the same document, as we opened it:");
      text.append('\n');
      command(
          "echo '%s  %s' | sha256sum -c -".formatted(exhibit.sealed.plainSha256(), exhibit.pdf()),
          exhibit.pdf() + ": OK");
    }
  }

  private void signature() {
    Exhibit.Signed signed = exhibit.signed;
    if (signed == null) {
      return;
    }
    long start = signed.signature().start();
    long end = signed.signature().end();
    step(
        "Has the box signed the document?",
        "The signature lies inside the PDF, at the bytes %d to %d, and is over all the rest. The"
                .formatted(start, end)
            + " first command puts the rest together, the second cuts the signature out, the third"
            + " checks it with the box's certificate. (basenc is one of the coreutils; `xxd -r -p`"
            + " does the same.) The same is seen in any PDF reader that shows signatures.");
    command(
        "{ head -c %d %s; tail -c %d %s; } > signed-part"
            .formatted(start, exhibit.pdf(), signed.signature().length() - end, exhibit.pdf()));
    command(
        "tail -c +%d %s | head -c %d | tr a-f A-F | basenc --base16 -d > pdf-signature.der"
            .formatted(start + 2, exhibit.pdf(), end - start - 2));
    command(
        ("openssl cms -verify -binary -inform DER -in pdf-signature.der -content signed-part"
                + " -CAfile %1$s -certfile %1$s -nointern -partial_chain -purpose any"
                + " -no_check_time -out /dev/null")
            .formatted(signed.file()),
        "CMS Verification successful");
    Exhibit.Line told = signed.told();
    if (told == null) {
      return;
    }
    step(
        "Is that certificate the box's?",
        "The ledger tells with which key the box signs documents: the line names the certificate's"
            + " fingerprint.");
    command("openssl x509 -in %s -outform DER -out box-certificate.der".formatted(signed.file()));
    if (told.proven()) {
      command(
          "sh %s %s %s box-certificate.der".formatted(Exhibit.SCRIPT, told.proof(), told.file()),
          proven(told.file(), told.entry().seq()));
    } else {
      command(
          "echo '%s  box-certificate.der' | sha256sum -c -".formatted(signed.by().fingerprint()),
          "box-certificate.der: OK");
    }
  }

  private void others() {
    List<Exhibit.Line> proven = exhibit.lines.stream().filter(Exhibit.Line::proven).toList();
    if (proven.isEmpty()) {
      return;
    }
    step(
        "Are the other lines signed too?",
        "What else the ledger says of this document is told above. Each of these lines is proven in"
            + " the same way.");
    for (Exhibit.Line line : proven) {
      command(
          "sh %s %s %s".formatted(Exhibit.SCRIPT, line.proof(), line.file()),
          proven(line.file(), line.entry().seq()));
    }
  }
}
