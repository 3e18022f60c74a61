package org.sealpress.vault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.NewFile;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.seal.Sums;

/** The sealed objects on the box. Safe for several threads; documents are sealed side by side. */
public final class Vault implements Closeable {
  private static final Pattern OBJECT =
      Pattern.compile("objects/\\d{4,}/\\d{2}/\\d{2}/[a-z2-7]{26}\\.v[1-9]\\d*\\.cms");

  private final Path directory;
  private final Ledger ledger;
  private final Pending pending;
  private final Catalog catalog;
  private final Set<String> inProgress = new HashSet<>();
  private final Set<Path> cleaned = new HashSet<>();

  private Vault(Path directory, Ledger ledger, Pending pending, Catalog catalog) {
    this.directory = directory;
    this.ledger = ledger;
    this.pending = pending;
    this.catalog = catalog;
  }

  /**
   * Opens the vault, settles what a crash left between an object and the ledger, and brings the
   * catalog up to date. What the catalog knew better than the ledger is recorded as a fault of the
   * kind {@code ledger-rolled-back}.
   *
   * @param ledger open; stays the caller's to close
   */
  public static Vault open(Path directory, Ledger ledger) throws IOException {
    DurableFiles.createDirectories(directory.resolve("objects"));
    Pending pending = new Pending(directory.resolve("pending"));
    Catalog catalog = Catalog.open(directory.resolve("catalog.db"), ledger);
    try {
      Vault vault = new Vault(directory, ledger, pending, catalog);
      if (catalog.finding().isPresent()) {
        ledger.append(
            new Event.Fault(
                "ledger-rolled-back",
                "the catalog was made again: " + catalog.finding().get(),
                ""));
      }
      for (Event.Sealed note : pending.all()) {
        vault.settle(note);
      }
      return vault;
    } catch (IOException | RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  /** The catalog, brought up to date by each question. */
  public Catalog catalog() {
    return catalog;
  }

  /**
   * The file of an object.
   *
   * @param name from the ledger, the catalog or {@link DocumentMeta#object}
   * @throws IllegalArgumentException when it is no object's name
   */
  public Path object(String name) {
    if (!OBJECT.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no object's name");
    }
    return directory.resolve(name);
  }

  /**
   * Seals a document and stores it. When this returns, the object is on the disk and in the ledger,
   * and the plain document may be destroyed. May be called again with the same id and version after
   * any failure or crash; a version that is in the ledger already is left as it is.
   *
   * @throws SealFault when the document cannot be sealed; nothing is left of the try
   * @throws VaultFault {@link VaultFault.Kind#IN_PROGRESS} when another thread stores it just now
   * @throws org.sealpress.durable.DiskFull when there is no room; nothing half-written is left
   */
  public Stored store(DocumentMeta meta, Sealer sealer, PlainSource pdf)
      throws IOException, SealFault {
    Optional<DocumentVersion> there = begin(meta);
    if (there.isPresent()) {
      return new Stored(there.get(), true);
    }
    try {
      Event.Sealed sealed = seal(meta, sealer, pdf);
      ledger.append(sealed);
      pending.drop(sealed);
      return new Stored(found(meta).orElseThrow(), false);
    } finally {
      synchronized (this) {
        inProgress.remove(meta.object());
      }
    }
  }

  private synchronized Optional<DocumentVersion> begin(DocumentMeta meta) throws IOException {
    if (inProgress.contains(meta.object())) {
      throw new VaultFault(
          VaultFault.Kind.IN_PROGRESS,
          "version " + meta.version() + " of " + meta.document() + " is being stored just now");
    }
    Optional<Event.Sealed> note = pending.of(meta.document(), meta.version());
    if (note.isPresent()) {
      settle(note.get());
    }
    Optional<DocumentVersion> there = found(meta);
    if (there.isEmpty()) {
      Path object = object(meta.object());
      prepare(Objects.requireNonNull(object.getParent()));
      if (Files.exists(object)) {
        setAside(object, "no note of its hash was left");
      }
      inProgress.add(meta.object());
    }
    return there;
  }

  private Optional<DocumentVersion> found(DocumentMeta meta) throws IOException {
    return catalog.find(meta.document(), meta.version());
  }

  /** A day's directory is rid of temporary files before this process puts its first one there. */
  private void prepare(Path day) throws IOException {
    DurableFiles.createDirectories(day);
    if (cleaned.add(day)) {
      DurableFiles.removeLeftovers(day);
    }
  }

  private Event.Sealed seal(DocumentMeta meta, Sealer sealer, PlainSource pdf)
      throws IOException, SealFault {
    try (NewFile out = NewFile.create(object(meta.object()));
        InputStream plain = pdf.open()) {
      Sums sums = sealer.seal(plain, pdf.length(), out);
      Event.Sealed sealed =
          new Event.Sealed(
              meta.document(),
              meta.version(),
              meta.documentClass(),
              meta.pages(),
              meta.object(),
              sums.sealedSize(),
              sums.sealedSha256(),
              sums.plainSha256(),
              sealer.recipients().fingerprints(),
              meta.capture());
      pending.write(sealed);
      out.commit();
      return sealed;
    }
  }

  /** Finishes what was begun, as far as the note and the object allow. */
  private synchronized void settle(Event.Sealed note) throws IOException {
    Path object = object(note.object());
    if (catalog.find(note.document(), note.version()).isEmpty() && Files.exists(object)) {
      if (Files.size(object) == note.size() && Sha256.of(object).equals(note.sha256())) {
        DurableFiles.syncDirectory(Objects.requireNonNull(object.getParent())); // if it was killed
        ledger.append(note);
      } else {
        setAside(object, "its hash is not the one that was noted");
      }
    }
    prepare(Objects.requireNonNull(object.getParent()));
    pending.drop(note);
  }

  private void setAside(Path object, String why) throws IOException {
    Path aside = directory.resolve("aside");
    DurableFiles.createDirectories(aside);
    Path to;
    int number = 1;
    do {
      to = aside.resolve(object.getFileName() + "." + number++);
    } while (Files.exists(to));
    DurableFiles.rename(object, to);
    ledger.append(
        new Event.Fault(
            "object-set-aside",
            "the object "
                + object.getFileName()
                + " was on the disk and not in the ledger, and "
                + why
                + "; it was put aside as "
                + to.getFileName(),
            ""));
  }

  /**
   * Records copies that are on targets, with one fsync of the ledger. Once is enough: the same copy
   * again is no new entry.
   *
   * @param copies each with the SHA-256 of what was read back from the target
   * @return how many entries were written
   * @throws VaultFault {@link VaultFault.Kind#UNKNOWN}, or {@link VaultFault.Kind#WRONG_COPY} when
   *     a hash is not that of the object; then none of them is recorded
   */
  public synchronized int recordCopies(List<Event.Copied> copies) throws IOException {
    List<Event.Copied> fresh = new ArrayList<>();
    for (Event.Copied copy : copies) {
      check(copy);
      boolean known =
          catalog.copies(copy.document(), copy.version()).stream()
              .anyMatch(
                  other ->
                      other.target().equals(copy.target()) && other.object().equals(copy.object()));
      if (!known) {
        fresh.add(copy);
      }
    }
    ledger.append(fresh);
    return fresh.size();
  }

  /**
   * Removes objects from the box to make room. The ledger says so first, and durably; a crash after
   * that leaves objects that nobody misses, see {@link Upkeep#lastLeft}.
   *
   * @param versions whose copies are elsewhere, which the caller has made sure of
   * @param reason one line for a person
   */
  public void leave(List<DocumentVersion> versions, String reason) throws IOException {
    ledger.append(
        versions.stream()
            .map(each -> new Event.LeftBox(each.document(), each.version(), each.object(), reason))
            .toList());
    Set<Path> days = new HashSet<>();
    for (DocumentVersion each : versions) {
      Path file = object(each.object());
      if (Files.deleteIfExists(file)) {
        days.add(Objects.requireNonNull(file.getParent()));
      }
    }
    for (Path day : days) {
      DurableFiles.syncDirectory(day);
    }
  }

  /** Where copies of objects are for a while that are borrowed from one target for another. */
  public Path borrowed() {
    return directory.resolve("borrowed");
  }

  private void check(Event.Copied copy) throws IOException {
    DocumentVersion stored =
        catalog
            .find(copy.document(), copy.version())
            .orElseThrow(
                () ->
                    new VaultFault(
                        VaultFault.Kind.UNKNOWN,
                        "there is no version "
                            + copy.version()
                            + " of "
                            + copy.document()
                            + " in the ledger"));
    if (!stored.sha256().equals(copy.sha256())) {
      throw new VaultFault(
          VaultFault.Kind.WRONG_COPY,
          "the copy of "
              + copy.object()
              + " on "
              + copy.target()
              + " has the hash "
              + copy.sha256()
              + ", expected "
              + stored.sha256()
              + "; copy it again");
    }
  }

  @Override
  public void close() throws IOException {
    catalog.close();
  }
}
