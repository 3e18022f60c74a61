package org.sealpress.appliance.cli;

import org.sealpress.appliance.support.Versions;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "sealpress " + version(),
      "Java %s, %s %s"
          .formatted(
              System.getProperty("java.version"),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }

  /** For example {@code 0.1.0}. */
  static String version() {
    return Versions.program();
  }
}
