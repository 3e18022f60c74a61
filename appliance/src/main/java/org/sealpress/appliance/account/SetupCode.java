package org.sealpress.appliance.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The code with which a first administrator is made: who can read it on the box is trusted. Good
 * once, until another one is made or the box starts again.
 */
final class SetupCode {
  private final SecureRandom random;
  private Optional<String> hash = Optional.empty();

  SetupCode(SecureRandom random) {
    this.random = random;
  }

  /** A new one, in place of the former. */
  synchronized String issue() {
    String code = OneTimeCodes.setup(random);
    hash = Optional.of(OneTimeCodes.hash(code));
    return code;
  }

  synchronized boolean isOpen() {
    return hash.isPresent();
  }

  synchronized boolean matches(String typed) {
    byte[] given = OneTimeCodes.hash(typed).getBytes(StandardCharsets.US_ASCII);
    return hash.isPresent()
        && MessageDigest.isEqual(given, hash.get().getBytes(StandardCharsets.US_ASCII));
  }

  synchronized void used() {
    hash = Optional.empty();
  }
}
