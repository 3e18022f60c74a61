package org.sealpress.intake;

import java.nio.file.Path;
import java.time.ZoneId;
import org.sealpress.cipher.BoxKey;

/**
 * How captures are taken in.
 *
 * @param box name of the box, printed into documents
 * @param spool folder of open captures
 * @param jpegQuality of grey and colour pages, 1 to 100
 * @param zone for times that people read
 * @param boxKey under which the keys of captures are kept; stays the caller's to close
 */
public record IntakeSettings(String box, Path spool, int jpegQuality, ZoneId zone, BoxKey boxKey) {}
