package org.sealpress.pdf;

/** What became of a document's signature. */
public sealed interface Signature {

  /** What a person should know; empty when all is well. */
  String flaw();

  /** Nobody wanted one. */
  record NotAsked() implements Signature {
    @Override
    public String flaw() {
      return "";
    }
  }

  /**
   * It is there.
   *
   * @param stamped whether it has a time-stamp
   * @param flaw likewise
   */
  record Made(boolean stamped, String flaw) implements Signature {}

  /**
   * It could not be made; the document is whole without it.
   *
   * @param why for a person
   */
  record Missing(String why) implements Signature {
    @Override
    public String flaw() {
      return "the document is not signed: " + why;
    }
  }
}
