package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** Gives a JVM another version of one of its classes. One class: it is copied into a jar. */
public final class PlantingAgent implements ClassFileTransformer {
  private final String name;
  private final byte[] planted;

  private PlantingAgent(String name, byte[] planted) {
    this.name = name;
    this.planted = planted;
  }

  /** Takes the class's name with slashes; its bytes are in this agent's jar. */
  public static void premain(String name, Instrumentation instrumentation) throws IOException {
    try (InputStream in = PlantingAgent.class.getResourceAsStream("/planted")) {
      instrumentation.addTransformer(new PlantingAgent(name, in.readAllBytes()));
    }
    System.err.println("A bug is planted in " + name);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String loaded, Class<?> before, ProtectionDomain domain, byte[] bytes) {
    return name.equals(loaded) ? planted.clone() : null;
  }
}
