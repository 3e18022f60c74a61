package org.sealpress.intake;

import java.io.IOException;

/** What a person wants for a page can't be done. Its message says why and what to do instead. */
public final class CheckRefused extends IOException {
  private static final long serialVersionUID = 1L;

  /** Of what kind it is. */
  public enum Why {
    /** The capture does not wait for a decision now. */
    NOT_NOW,
    /** There is no such page. */
    NO_SUCH_PAGE
  }

  private final Why why;

  private CheckRefused(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Of what kind it is. */
  public Why why() {
    return why;
  }

  static CheckRefused unknown(String capture) {
    return new CheckRefused(
        Why.NOT_NOW, "capture " + capture + " is sealed already, or not known: see the status");
  }

  static CheckRefused notNow(String capture, Stage stage) {
    String what =
        stage instanceof Stage.Rescanning
            ? " waits for a sheet that is fed once more: wait until that is done"
            : stage instanceof Stage.Closed
                ? " is being read or sealed: see the status"
                : " can't be changed now: see the status";
    return new CheckRefused(Why.NOT_NOW, "capture " + capture + what);
  }

  static CheckRefused noPage(int side) {
    return new CheckRefused(
        Why.NO_SUCH_PAGE, "side " + side + " is none of its pages: load the page again");
  }

  static CheckRefused lastPage(int side) {
    return new CheckRefused(
        Why.NOT_NOW,
        "side %d is the last page that is left: throw the whole capture away instead"
            .formatted(side));
  }

  static CheckRefused file() {
    return new CheckRefused(
        Why.NOT_NOW, "this capture is of a file: put a better file into the inbox");
  }

  static CheckRefused longEnough() {
    return new CheckRefused(
        Why.NOT_NOW, "it has waited as long as it may: confirm it, or throw it away");
  }
}
