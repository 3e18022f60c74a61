package org.sealpress.fuzz;

/**
 * What Jazzer calls, by these names: {@code --target_class=org.sealpress.fuzz.JazzerEntry
 * --target_args=NAME}. Nothing of Jazzer is needed to compile it.
 */
public final class JazzerEntry {
  private static Guarded target;

  private JazzerEntry() {}

  /** Once, before the first input. */
  public static void fuzzerInitialize(String[] args) throws Exception {
    target = new Guarded(Targets.named(args[0]));
  }

  /** For each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.read(input);
  }
}
