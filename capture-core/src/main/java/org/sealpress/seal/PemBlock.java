package org.sealpress.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** One block of a PEM file. */
final class PemBlock {
  private final String type;
  private final byte[] content;
  private final boolean encrypted;

  PemBlock(String type, byte[] content, boolean encrypted) {
    this.type = type;
    this.content = content;
    this.encrypted = encrypted;
  }

  /** A block as text (RFC 7468). */
  static byte[] write(String type, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PemWriter writer = new PemWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII))) {
      writer.writeObject(new PemObject(type, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The words after BEGIN. */
  String type() {
    return type;
  }

  byte[] content() {
    return content;
  }

  /** Whether it is encrypted in OpenSSL's old way, which a header says. */
  boolean encrypted() {
    return encrypted;
  }

  boolean isCertificate() {
    return type.equals("CERTIFICATE") || type.equals("X509 CERTIFICATE");
  }

  boolean isPrivateKey() {
    return type.endsWith("PRIVATE KEY");
  }

  /** For people. */
  String describe() {
    if (isCertificate()) {
      return "a certificate";
    }
    return isPrivateKey() ? "a private key" : "a block '" + type + "'";
  }
}
