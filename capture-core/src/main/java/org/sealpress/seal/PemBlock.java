package org.sealpress.seal;

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
