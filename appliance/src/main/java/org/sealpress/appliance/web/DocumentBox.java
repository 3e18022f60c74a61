package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** What the box knows of its documents, which is not their titles. May block for a disk. */
public interface DocumentBox {

  /** How many there are, and by what they can be chosen: classes and targets. */
  JsonObject filters() throws IOException;

  /** A page of the list: {@code documents}, and {@code next} when there may be more. */
  JsonObject list(DocumentQuery query) throws IOException;

  /**
   * All versions of a document, and what the ledger tells of it.
   *
   * @throws Refusal when there is none
   */
  JsonObject document(String id) throws IOException, Refusal;

  /**
   * The proof that a version is in the ledger, in the text format of C2SP tlog-proof.
   *
   * @throws Refusal when there is no such version, or nothing is signed over it yet
   */
  byte[] proof(String id, int version) throws IOException, Refusal;

  /**
   * A cover sheet, as PDF.
   *
   * @param document of which it is to become the next version; empty for a new one
   * @throws Refusal when that can't be on a cover sheet
   */
  byte[] cover(String documentClass, String title, String document) throws IOException, Refusal;
}
