package org.sealpress.ledger;

/**
 * Something that a person decided on the pages of a capture before they were sealed.
 *
 * <p>Common to all: {@code capture} is the capture's id, {@code by} who decided, and {@code reason}
 * what that person said.
 */
public sealed interface CheckEvent extends Event {

  /** The capture's id. */
  String capture();

  /** Who; empty when nobody. */
  String by();

  /** The waiting for a person is over. With an empty {@code by} nobody confirmed the pages. */
  record Confirmed(String capture, String by) implements CheckEvent {
    @Override
    public String type() {
      return "pages-confirmed";
    }
  }

  /**
   * A side is no page.
   *
   * @param side its number, from 1
   */
  record SideLeftOut(String capture, int side, String by, String reason) implements CheckEvent {
    @Override
    public String type() {
      return "side-left-out";
    }
  }

  /**
   * A side is no page because its sheet was scanned once more.
   *
   * @param side its number, from 1
   */
  record SideReplaced(String capture, int side, String by, String reason) implements CheckEvent {
    @Override
    public String type() {
      return "side-replaced";
    }
  }

  /**
   * A side is shown another way than it was scanned.
   *
   * @param side its number, from 1
   * @param degrees clockwise
   */
  record SideTurned(String capture, int side, String by, int degrees) implements CheckEvent {
    @Override
    public String type() {
      return "side-turned";
    }
  }
}
