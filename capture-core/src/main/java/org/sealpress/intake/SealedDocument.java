package org.sealpress.intake;

/**
 * A document of a capture, in the vault.
 *
 * @param document its id
 * @param object the name of its sealed object
 */
public record SealedDocument(String document, String object) {

  /** The document of an object: the name of its file begins with its id. */
  static SealedDocument named(String object) {
    String file = object.substring(object.lastIndexOf('/') + 1);
    return new SealedDocument(file.replaceFirst("[.].*", ""), object);
  }
}
