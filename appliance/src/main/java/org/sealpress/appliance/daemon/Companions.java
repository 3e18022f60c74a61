package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.Recipients;
import org.sealpress.target.Content;

/** What lies beside the sealed objects on every target. */
public final class Companions {
  private static final String README =
      """
      These are sealed documents of the box "%s".

      How to get everything back, without the box and without its program
      --------------------------------------------------------------------
      You need the private key (KEY.pem) of one of the certificates in the folder recipients, and
      a computer with a shell and openssl 3.0 or later, such as any Linux. In a terminal, in the
      folder that holds this file:

          sh restore.sh KEY.pem FOLDER

      It asks for the passphrase of the key, checks the ledger and every file, and puts the
      documents into FOLDER, which must not be on this drive. What is damaged or missing is named.
      Run it again to go on where it stopped, or from another drive into the same FOLDER to get
      what is missing on this one. (If there are several restore*.sh, take any: they differ in
      age only.)

      The same by hand, with openssl alone
      ------------------------------------
      Each file objects/YEAR/MONTH/DAY/ID.vVERSION.cms is one document: a PDF/A in CMS
      AuthEnvelopedData (RFC 5083, AES-256-GCM), sealed for the certificates in recipients:

          openssl cms -decrypt -binary -inform DER -in FILE.cms \\
              -recip recipients/CERT.pem -inkey KEY.pem -out DOCUMENT.pdf

      When it ends with an error, throw DOCUMENT.pdf away, even if it can be opened: the file is
      damaged, or was not sealed for this key. Then take the copy on another drive or remote, or
      another key.

      How to see that nothing was changed
      -----------------------------------
      The files in the folder ledger are lines of JSON. Each line of type "sealed" has the SHA-256
      of an object ("sha256") and of its PDF ("plainSha256"), to be compared with

          sha256sum FILE.cms DOCUMENT.pdf

      Each line has the SHA-256 of the line before it ("prev"), so that none can be changed, taken
      out or put in without breaking the chain. That nothing was cut off at its end is told by the
      files in checkpoints: each says how many lines the ledger had ("size", its second line) and
      has one hash over all of them (RFC 6962), signed with the ledger's key (C2SP signed-note). The
      key is checkpoints/ledger-ID.vkey, and the same for openssl is ledger-ID.pem; keep a copy
      elsewhere, since who forges a whole drive forges the key on it too. Files that end with .tsr
      are time-stamps of checkpoints (RFC 3161).

      restore.sh checks every object and document, the chain of the ledger, and that the newest
      checkpoint is signed and not over more lines than are there. It does not compute the hash
      over all lines, so a ledger that was written anew as a whole is not seen by it; the program
      does that: sealpress ledger verify --from FOLDER --vkey FILE.

      Each PDF is signed by the box (PAdES). The certificates for that are in box-certificates, for
      pdfsig or any PDF reader.
      """;

  private static final String GUIDE = "README.txt";
  private static final String SCRIPT = "restore.sh";

  private Companions() {}

  /** By name on the target. */
  static Map<String, Content> of(String box, Recipients recipients) throws IOException {
    Map<String, Content> companions = new LinkedHashMap<>();
    writings(box).forEach((name, bytes) -> companions.put(name, Content.of(bytes)));
    for (Recipient recipient : recipients.all()) {
      companions.put(
          "recipients/" + name(recipient) + ".pem", Content.of(recipient.certificatePem()));
    }
    return companions;
  }

  /** Those of them that this program has written itself, by name on the target. */
  public static Map<String, byte[]> writings(String box) throws IOException {
    Map<String, byte[]> writings = new LinkedHashMap<>();
    writings.put(GUIDE, README.formatted(box).getBytes(StandardCharsets.UTF_8));
    writings.put(SCRIPT, script());
    return writings;
  }

  private static byte[] script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Companions.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      return in.readAllBytes();
    }
  }

  /** A readable name that no other certificate has. */
  private static String name(Recipient recipient) {
    String file = String.valueOf(recipient.file().getFileName());
    String plain =
        file.replaceFirst("[.][^.]*$", "").replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+", "");
    return (plain.isEmpty() ? "recipient" : plain) + "-" + recipient.fingerprint().substring(0, 8);
  }
}
