package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  private static final char[] PASSWORD = "zwölf Äpfel".toCharArray();

  @Test
  void aPasswordFitsItsOwnHashAlone() {
    String hash = PasswordHash.of(PASSWORD, new SecureRandom());
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertTrue(PasswordHash.matches(PASSWORD, hash));
    assertFalse(PasswordHash.matches("zwölf Apfel".toCharArray(), hash));
    assertFalse(PasswordHash.matches(PASSWORD, PasswordHash.NOBODY));
    assertNotEquals(hash, PasswordHash.of(PASSWORD, new SecureRandom()));
  }

  /** Made by {@code printf password | argon2 somesalt -id -t 2 -k 256 -p 1 -e}. */
  @Test
  void itIsWhatOtherProgramsMake() {
    assertTrue(
        PasswordHash.matches(
            "password".toCharArray(),
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$2a$10$abcdefghijklmnopqrstuv",
        "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=99,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
      })
  void whatIsNoHashFitsNothing(String hash) {
    assertFalse(PasswordHash.matches("password".toCharArray(), hash));
  }
}
