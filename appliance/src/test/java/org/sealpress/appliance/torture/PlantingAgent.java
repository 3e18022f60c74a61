package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** Gives a JVM another version of one of its classes. */
public final class PlantingAgent {
  private PlantingAgent() {}

  /** Takes the class's name with slashes; its bytes are in this agent's jar. */
  public static void premain(String name, Instrumentation instrumentation) throws IOException {
    byte[] planted;
    try (InputStream in = PlantingAgent.class.getResourceAsStream("/planted")) {
      planted = in.readAllBytes();
    }
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String loaded,
              Class<?> before,
              ProtectionDomain domain,
              byte[] bytes) {
            return name.equals(loaded) ? planted : null;
          }
        });
    System.err.println("A bug is planted in " + name);
  }
}
