package org.sealpress.appliance.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  @ParameterizedTest
  @CsvSource({
    "elevenchars, short",
    "passwordpassword, common",
    "Password1234, common",
    "correct horse battery staple, common",
    "aaaaaaaaaaaaaaaa, common",
    "adalovelace-ada, name"
  })
  void whatIsTriedFirstIsNotTaken(String password, String why) {
    AccountFault fault =
        assertThrows(
            AccountFault.class, () -> PasswordRules.check("adalovelace", password, "password"));
    assertEquals("login.password." + why, fault.key());
    assertEquals("password", fault.field());
  }

  @ParameterizedTest
  @ValueSource(strings = {"winter coats on a hook", "zwölf Äpfel im Korb", "xK3!vv9-qwP_2"})
  void othersAre(String password) {
    assertDoesNotThrow(() -> PasswordRules.check("ada", password, "password"));
  }
}
