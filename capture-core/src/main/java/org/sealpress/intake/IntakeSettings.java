package org.sealpress.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.sealpress.cipher.BoxKey;
import org.sealpress.seal.DocumentSigner;

/**
 * How captures are taken in.
 *
 * @param box name of the box, printed into documents
 * @param spool folder of open captures
 * @param jpegQuality of grey and colour pages, 1 to 100
 * @param zone for times that people read
 * @param hold how long a capture whose feeder stopped waits for a person before it is finished with
 *     what is there; with zero it does not wait
 * @param classes names of the classes there are, for cover sheets to choose from
 * @param boxKey under which the keys of captures are kept; stays the caller's to close
 * @param signer signs each document; empty where nobody wants that
 */
public record IntakeSettings(
    String box,
    Path spool,
    int jpegQuality,
    ZoneId zone,
    Duration hold,
    Set<String> classes,
    BoxKey boxKey,
    Optional<DocumentSigner> signer) {

  /** Copies the names. */
  public IntakeSettings {
    classes = Set.copyOf(classes);
  }

  /** Without signatures. */
  public IntakeSettings(
      String box,
      Path spool,
      int jpegQuality,
      ZoneId zone,
      Duration hold,
      Set<String> classes,
      BoxKey boxKey) {
    this(box, spool, jpegQuality, zone, hold, classes, boxKey, Optional.empty());
  }

  /** With no class but those of the orders, and without signatures. */
  public IntakeSettings(
      String box, Path spool, int jpegQuality, ZoneId zone, Duration hold, BoxKey boxKey) {
    this(box, spool, jpegQuality, zone, hold, Set.of(), boxKey, Optional.empty());
  }

  /** The same with signatures. */
  public IntakeSettings signedBy(DocumentSigner by) {
    return new IntakeSettings(
        box, spool, jpegQuality, zone, hold, classes, boxKey, Optional.of(by));
  }
}
