package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sealpress.durable.Says.says;

import org.junit.jupiter.api.function.Executable;

/** Asserts which {@link SealFault} comes and what it says. */
final class Faults {
  private Faults() {}

  static SealFault fault(SealFault.Kind kind, Executable call, String... parts) {
    SealFault fault = assertThrows(SealFault.class, call);
    assertEquals(kind, fault.kind(), fault.getMessage());
    says(fault, parts);
    return fault;
  }
}
