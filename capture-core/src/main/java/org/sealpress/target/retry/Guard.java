package org.sealpress.target.retry;

import org.sealpress.target.TargetFault;

/** Decides whether and how often a call goes to a target. */
interface Guard {
  /** A call of a target. */
  interface Step<T> {
    /** Makes it. */
    T call() throws TargetFault;
  }

  /** Makes a call that may be made again: every one of a target may. */
  <T> T run(Step<T> step) throws TargetFault;
}
