package org.sealpress.delivery;

import java.util.Optional;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;

/**
 * A place where copies go, whether or not it can be reached now.
 *
 * @param name its name in the configuration
 * @param opener opens it for a round; asked again after a fault
 * @param hours when calls may go to it
 */
public record Destination(String name, Opener opener, Hours hours) {

  /** One that calls may go to at any time. */
  public Destination(String name, Opener opener) {
    this(name, opener, Hours.ANY);
  }

  /** When calls may go to a place. */
  public interface Hours {
    /** At any time. */
    Hours ANY = Optional::empty;

    /** Until when it has to wait, in words; empty when calls may go now. */
    Optional<String> closed();
  }

  /** Opens what is at the place now. */
  public interface Opener {
    /** The target, if it is there. */
    Opened open() throws TargetFault;
  }

  /**
   * A target that is there.
   *
   * @param ledgerName its name in the ledger; of drives that take turns in one slot each has its
   *     own
   * @param target the target
   * @param returns whether it goes away and comes back, so that nothing it had is taken for
   *     granted: it is looked through when it is opened
   * @param extra puts what else lies there
   */
  public record Opened(String ledgerName, Target target, boolean returns, Extra extra) {
    /** With nothing else. */
    public Opened(String ledgerName, Target target, boolean returns) {
      this(ledgerName, target, returns, there -> {});
    }

    /** A place that stays where it is. */
    public Opened(String ledgerName, Target target) {
      this(ledgerName, target, false);
    }
  }

  /** Puts on a target what is no document: is asked whenever the target has got the ledger. */
  public interface Extra {
    /** Puts what is due there now. */
    void give(Target there) throws TargetFault;
  }
}
