package org.sealpress.scan.virtual;

import java.util.Arrays;
import java.util.Optional;

/** The procedures of the SANE network protocol and their numbers (chapter 5). */
enum Rpc {
  INIT(0, Trouble.Step.INIT),
  GET_DEVICES(1, Trouble.Step.GET_DEVICES),
  OPEN(2, Trouble.Step.OPEN),
  CLOSE(3, Trouble.Step.CLOSE),
  GET_OPTION_DESCRIPTORS(4, Trouble.Step.OPTIONS),
  CONTROL_OPTION(5, Trouble.Step.CONTROL),
  GET_PARAMETERS(6, Trouble.Step.PARAMETERS),
  START(7, Trouble.Step.START),
  CANCEL(8, Trouble.Step.CANCEL),
  AUTHORIZE(9, Trouble.Step.OPEN),
  EXIT(10, Trouble.Step.CLOSE);

  private final int number;
  private final Trouble.Step step;

  Rpc(int number, Trouble.Step step) {
    this.number = number;
    this.step = step;
  }

  /** Where a {@link Trouble} can strike it. */
  Trouble.Step step() {
    return step;
  }

  /** The procedure of a number; empty when there is none. */
  static Optional<Rpc> of(int number) {
    return Arrays.stream(values()).filter(rpc -> rpc.number == number).findFirst();
  }
}
