package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** What an administrator does to the box itself. May block for a disk or a program. */
public interface AdminBox {

  /** The configuration file: its text, its hash, and whether it can be written. */
  JsonObject settings() throws IOException, Refusal;

  /** What another text for it would change, and each mistake in it by its line. */
  JsonObject check(String text) throws IOException, Refusal;

  /**
   * Writes another text for it.
   *
   * @param hash of the text that it takes the place of
   * @param by who does it, for the ledger
   * @throws Refusal when it has mistakes, or the file is another one by now
   */
  JsonObject write(String text, String hash, String by) throws IOException, Refusal;

  /** The last lines of the log, without secrets. */
  JsonObject log(int lines) throws IOException;

  /** A ZIP file for whoever helps from afar, without secrets. */
  byte[] bundle() throws IOException;
}
