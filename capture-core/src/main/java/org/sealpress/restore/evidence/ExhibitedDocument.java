package org.sealpress.restore.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.HashedOutput;
import org.sealpress.durable.NewFile;
import org.sealpress.ledger.Event;
import org.sealpress.pdf.PdfSignature;
import org.sealpress.restore.RestoreFault;
import org.sealpress.restore.Source;
import org.sealpress.seal.DocumentSeal;
import org.sealpress.seal.KnownCertificate;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sums;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;

/** Puts the sealed object, and what comes out of it, into the folder. */
final class ExhibitedDocument {
  private static final String RECIPIENTS = "recipients";
  private static final String BOX = "box-certificates";
  private static final int MOST_CERTIFICATE = 64 * 1024;

  private final List<Source> sources;
  private final Exhibit exhibit;
  private final NewFolder folder;

  ExhibitedDocument(List<Source> sources, Exhibit exhibit, NewFolder folder) {
    this.sources = sources;
    this.exhibit = exhibit;
    this.folder = folder;
  }

  /**
   * The object, of the first place that has it as it was sealed.
   *
   * @throws RestoreFault {@link RestoreFault.Kind#BROKEN} when none has
   */
  void object() throws RestoreFault, IOException {
    List<String> reasons = new ArrayList<>();
    for (Source source : sources) {
      Optional<String> wrong = take(source);
      if (wrong.isEmpty()) {
        exhibit.remarks.addAll(reasons);
        exhibit.ok("The sealed file is the one in the ledger's line (SHA-256).");
        return;
      }
      reasons.add(wrong.get());
    }
    throw new RestoreFault(
        RestoreFault.Kind.BROKEN,
        String.join("; ", reasons) + ": name another drive, folder or remote with --from");
  }

  private Optional<String> take(Source source) throws IOException {
    String object = exhibit.sealed.object();
    try (InputStream in = new FromTarget(source.target().open(object));
        NewFile file = NewFile.create(folder.file(exhibit.object()));
        HashedOutput out = new HashedOutput(file)) {
      in.transferTo(out);
      String sha256 = out.sha256();
      if (!sha256.equals(exhibit.sealed.sha256())) {
        return Optional.of(
            "%s on %s is damaged: its SHA-256 is %s, expected %s"
                .formatted(object, source.name(), sha256, exhibit.sealed.sha256()));
      }
      out.flush();
      file.commit();
      return Optional.empty();
    } catch (TargetFault | FromTarget.Unreadable e) {
      return Optional.of(
          "%s can't be read from %s: %s".formatted(object, source.name(), e.getMessage()));
    }
  }

  /** What can't be read from a target is told from what can't be written here. */
  private static final class FromTarget extends FilterInputStream {
    private static final class Unreadable extends IOException {
      private static final long serialVersionUID = 1L;

      Unreadable(IOException cause) {
        super(String.valueOf(cause.getMessage()), cause);
      }
    }

    FromTarget(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return in.read(into, offset, length);
      } catch (IOException e) {
        throw new Unreadable(e);
      }
    }
  }

  /** The certificates of those for whom it is sealed. */
  void recipients() throws IOException {
    for (Map.Entry<String, byte[]> each : certificates(RECIPIENTS).entrySet()) {
      folder.write(each.getKey(), each.getValue());
      Optional<KnownCertificate> read = read(each.getKey()).stream().findFirst();
      if (read.isPresent() && exhibit.sealed.recipients().contains(read.get().fingerprint())) {
        exhibit.recipients.add(each.getKey());
      } else {
        Files.delete(folder.file(each.getKey()));
      }
    }
  }

  /** By name, of all places; of a place that can't be read, none. */
  private Map<String, byte[]> certificates(String of) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (Source source : sources) {
      try {
        for (Stat stat : source.target().list(of)) {
          if (stat.name().matches(of + "/[A-Za-z0-9_-][A-Za-z0-9._-]*[.]pem")) {
            try (InputStream in = source.target().open(stat.name())) {
              byte[] content = in.readNBytes(MOST_CERTIFICATE);
              all.putIfAbsent(stat.name(), content);
            }
          }
        }
      } catch (TargetFault | IOException e) {
        exhibit.remarks.add(
            "%s on %s can't be read: %s".formatted(of, source.name(), e.getMessage()));
      }
    }
    return all;
  }

  private List<KnownCertificate> read(String name) throws IOException {
    try {
      return KnownCertificate.read(folder.file(name));
    } catch (SealFault e) {
      return List.of();
    }
  }

  /**
   * The PDF.
   *
   * @throws RestoreFault {@link RestoreFault.Kind#BROKEN} when it is another than the ledger says
   */
  void open(Optional<OpeningKey> key) throws RestoreFault, SealFault, IOException {
    String what = "The document in the sealed file is the one in the ledger's line (SHA-256).";
    if (key.isEmpty()) {
      exhibit.not(what, "no key was given (--key), so the file was not opened");
      return;
    }
    try (InputStream in = Files.newInputStream(folder.file(exhibit.object()));
        NewFile pdf = NewFile.create(folder.file(exhibit.pdf()))) {
      Sums sums = new Opener(key.get()).open(in, exhibit.object(), pdf);
      if (!sums.plainSha256().equals(exhibit.sealed.plainSha256())) {
        throw new RestoreFault(
            RestoreFault.Kind.BROKEN,
            "%s opens, but is not the document that was sealed: its SHA-256 is %s, expected %s"
                .formatted(exhibit.object(), sums.plainSha256(), exhibit.sealed.plainSha256()));
      }
      pdf.commit();
    }
    exhibit.opened = true;
    exhibit.ok(what);
    ownFirst(key.get());
  }

  /** The certificate of the key that is at hand is the one to show a command with. */
  private void ownFirst(OpeningKey key) throws IOException {
    for (String name : List.copyOf(exhibit.recipients)) {
      Optional<Recipient> owner = key.owner(List.of(folder.file(name)));
      String own = owner.map(Recipient::fingerprint).orElse("");
      if (read(name).stream().anyMatch(each -> each.fingerprint().equals(own))) {
        exhibit.recipients.remove(name);
        exhibit.recipients.add(0, name);
      }
    }
  }

  /**
   * The PDF's signature, and the box's certificate.
   *
   * @throws SealFault when the signature does not hold
   */
  void signature() throws RestoreFault, SealFault, IOException {
    String what = "The PDF is signed by the box, and was not changed since.";
    Map<String, byte[]> box = certificates(BOX);
    Map<String, KnownCertificate> known = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> each : box.entrySet()) {
      folder.write(each.getKey(), each.getValue());
      read(each.getKey()).forEach(one -> known.put(each.getKey(), one));
    }
    if (!exhibit.opened) {
      exhibit.not(what, "the sealed file was not opened");
      return;
    }
    @Nullable PdfSignature signature = signature(what);
    if (signature == null) {
      return;
    }
    Optional<KnownCertificate> by =
        DocumentSeal.signer(signature.cms(), signature.sha256(), List.copyOf(known.values()));
    if (by.isEmpty()) {
      exhibit.not(what, "the certificate of who signed it is not in " + BOX + " there");
      return;
    }
    exhibit.ok(what);
    for (Map.Entry<String, KnownCertificate> each : known.entrySet()) {
      if (!each.getValue().equals(by.get())) {
        Files.delete(folder.file(each.getKey()));
      } else {
        exhibit.signed = new Exhibit.Signed(signature, by.get(), each.getKey(), told(by.get()));
      }
    }
  }

  private @Nullable PdfSignature signature(String what) throws RestoreFault {
    try {
      Optional<PdfSignature> found = PdfSignature.of(folder.file(exhibit.pdf()));
      if (found.isEmpty()) {
        exhibit.not(what, "it has no signature");
      }
      return found.orElse(null);
    } catch (IOException e) {
      throw new RestoreFault(
          RestoreFault.Kind.BROKEN,
          "the document is the one that was sealed, but "
              + folder.named(String.valueOf(e.getMessage())));
    }
  }

  /** The line in which the ledger tells of this certificate. */
  private Exhibit.@Nullable Line told(KnownCertificate by) {
    String what = "The ledger tells that this certificate is the box's.";
    for (Exhibit.Line line : exhibit.lines) {
      if (line.entry().event() instanceof Event.KeyChanged changed
          && changed.fingerprint().equals(by.fingerprint())) {
        exhibit.ok(what);
        return line;
      }
    }
    exhibit.not(what, "no line about the box's key before this document names it");
    return null;
  }
}
