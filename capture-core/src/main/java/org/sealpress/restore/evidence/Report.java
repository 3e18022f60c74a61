package org.sealpress.restore.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;

/** Writes {@code REPORT.txt}, the script it needs, and the fingerprints of all files. */
final class Report {
  static final String SUMS = "SHA256SUMS";

  private static final String NAME = "REPORT.txt";
  private static final int WIDTH = 78;

  private static final String WORDS =
      """
      - The box: the machine that scanned the paper, made the document and sealed it.
      - Sealed: locked up so that only the holders of certain private keys can open it,
        and any change is seen when they do.
      - Fingerprint (SHA-256): 64 characters calculated from a file. Another file has
        another fingerprint; nobody can make one that has the same.
      - The ledger: the list, line by line, of all that happened in the box. Each line
        has the fingerprint of the line before it.
      - Checkpoint: a note, signed by the box, of how many lines the ledger had and of
        one fingerprint over all of them.
      - Certificate: says whose a public key is. What was signed with the private key
        can be checked with the public one.
      - Time-stamp: what an authority elsewhere signs of when it saw something.
      """;

  private static final String NEEDS =
      """
      You need a computer with a shell, openssl 3.0 or later and the GNU coreutils,
      such as any Linux. The program that made this folder is not needed. Work on a
      copy of this folder, since some steps make files. Open a terminal in it. Type
      each line that begins with $, without that sign. Among what is printed must be
      the lines that are shown here after >. Anything else means that the step has
      failed. A command without a line after > must print no error.
      """;

  private static final String LIMITS =
      """
      What this does not show
      -----------------------
      - That the box scanned paper, and which, is what the box says; nobody stood by.
        Its signature is that of a machine and vouches for nothing that the pages say.
      - Times in the ledger are those of the box's clock. Only a time-stamp is by
        somebody else; it says when the checkpoint was there at the latest.
      - Whether a certificate was withdrawn was not asked.
      """;

  private final Exhibit exhibit;
  private final StringBuilder text = new StringBuilder();

  private Report(Exhibit exhibit) {
    this.exhibit = exhibit;
  }

  /** Writes them into the folder, in which everything else is by now. */
  static void write(Exhibit exhibit, NewFolder folder) throws IOException {
    if (exhibit.covering != null) {
      folder.write(Exhibit.SCRIPT, script());
    }
    List<String> names = new ArrayList<>(folder.names());
    names.add(NAME);
    names.sort(null);
    folder.write(NAME, new Report(exhibit).text(names).getBytes(StandardCharsets.UTF_8));
    StringBuilder sums = new StringBuilder();
    for (String name : names) {
      sums.append(Sha256.of(folder.file(name))).append("  ").append(name).append('\n');
    }
    folder.write(SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Report.class.getResourceAsStream(Exhibit.SCRIPT), Exhibit.SCRIPT)) {
      return in.readAllBytes();
    }
  }

  private String text(List<String> names) {
    Event.Sealed sealed = exhibit.sealed;
    String title =
        "Evidence for the document %s, version %d".formatted(sealed.document(), sealed.version());
    text.append(title).append('\n').append("=".repeat(title.length())).append("\n\n");
    wrap(
        text,
        "",
        "The box says that it sealed this document of %s at %s. This folder was made at %s with `sealpress ledger evidence`. It holds the sealed document, what the box noted about it, and what is needed to check that neither was changed."
            .formatted(
                Tale.counted(sealed.pages(), "page"),
                Tale.time(exhibit.entry.time()),
                Tale.time(exhibit.made)));
    heading("Words");
    text.append(WORDS);
    heading("What was checked when this folder was made");
    exhibit.checks.forEach(check -> wrap(text, "- ", check.toString()));
    exhibit.remarks.forEach(remark -> wrap(text, "- ", "NOTE: " + Tale.plain(remark)));
    heading("What happened to this document, by the ledger");
    story();
    heading("The files");
    names.forEach(name -> wrap(text, "- ", name + ": " + meaning(name)));
    text.append("- ").append(SUMS).append(": the fingerprints of all these files.\n");
    heading("How to check it yourself");
    text.append(NEEDS);
    text.append(Steps.of(exhibit, names));
    text.append('\n').append(LIMITS);
    return text.toString();
  }

  private void heading(String heading) {
    text.append('\n')
        .append(heading)
        .append('\n')
        .append("-".repeat(heading.length()))
        .append('\n');
  }

  private void story() {
    List<Exhibit.Line> all = new ArrayList<>(exhibit.lines);
    all.add(new Exhibit.Line(exhibit.entry, Exhibit.LINE, exhibit.covering != null));
    all.sort((one, other) -> Long.compare(one.entry().seq(), other.entry().seq()));
    all.forEach(
        line ->
            wrap(
                text,
                "- ",
                Tale.of(line.entry())
                    + " ("
                    + line.file()
                    + (line.proven() ? ")" : ", without a proof here)")));
  }

  private String meaning(String name) {
    if (name.equals(exhibit.object())) {
      return "the sealed document, byte for byte as it was stored (CMS, RFC 5083).";
    } else if (name.equals(exhibit.pdf())) {
      return "the document, as it came out of the sealed file.";
    } else if (name.equals(exhibit.proof())) {
      return "the proof that the line is in the ledger (C2SP tlog-proof).";
    } else if (name.startsWith("recipients/")) {
      return "the certificate of one for whom the document was sealed.";
    } else if (name.startsWith("box-certificates/")) {
      return "a certificate of the key with which the box signs documents.";
    } else if (name.startsWith(Exhibit.OTHER_LINES)) {
      return name.endsWith(".json") ? "another line of the ledger." : "the proof of that line.";
    }
    return switch (name) {
      case Exhibit.LINE -> "the line that the ledger has about this document.";
      case Exhibit.NOTE -> "the checkpoint, as the box signed and stored it.";
      case Exhibit.TEXT -> "the part of the checkpoint that is signed.";
      case Exhibit.SIGNATURE -> "the signature under it.";
      case Exhibit.STAMP -> "the time-stamp of the checkpoint.";
      case Exhibit.STAMP_CERTIFICATES -> "the certificates with which to check the time-stamp.";
      case Exhibit.VKEY -> "the ledger's public key with its name, as it is published.";
      case Exhibit.PEM -> "the same key as openssl reads it.";
      case Exhibit.SCRIPT -> "a script that checks a proof.";
      default -> "this report.";
    };
  }

  /** Appends lines that fit a page; a word that does not is left whole. */
  static void wrap(StringBuilder to, String mark, String words) {
    String indent = " ".repeat(mark.length());
    StringBuilder line = new StringBuilder(mark);
    for (String word : words.split(" ", -1)) {
      boolean begun = line.length() > mark.length();
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        to.append(line).append('\n');
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
    }
    to.append(line).append('\n');
  }
}
