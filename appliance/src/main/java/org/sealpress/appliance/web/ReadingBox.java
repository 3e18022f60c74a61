package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the box gives to somebody who opens documents in a browser: sealed objects, and what the
 * ledger says of them. It never gets a key or a plain document. May block for a disk or a network.
 */
public interface ReadingBox {
  /** For whom is sealed, with public keys, and with which keys the ledger is signed. */
  JsonObject holders() throws IOException;

  /** What the ledger says of a version of a document, with proof; empty when there is none. */
  Optional<JsonObject> facts(String document, int version) throws IOException;

  /** The sealed object; empty when the ledger has no such version. */
  Optional<Fetched> object(String document, int version) throws IOException;

  /**
   * What to open in a drill: the oldest, the newest and some others of the documents that are
   * sealed for a certificate, chosen at random.
   *
   * @param holder SHA-256 of the certificate, hex
   * @param sample how many others
   */
  JsonObject drill(String holder, int sample) throws IOException;

  /** A sealed object to be sent, or why there is none. */
  sealed interface Fetched {
    /**
     * It is here.
     *
     * @param file stays as it is until {@link #lease} is closed
     */
    record Here(Path file, AutoCloseable lease) implements Fetched {}

    /** It can't be had now; says why and what to do. */
    record Away(String why) implements Fetched {}
  }
}
