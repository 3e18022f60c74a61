package org.sealpress.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetCodesTest {
  private static PaperKey key(int length, String certificate) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return PaperKey.of(bytes, certificate);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "240, 1", "1900, 4", "2540, 5", "8000, 16"})
  void inAnyOrderTheyAreTheKey(int length, int count) throws Exception {
    PaperKey key = key(length, "9f3a11c204bd");
    List<String> codes = new ArrayList<>(SheetCodes.of(key));
    assertEquals(count, codes.size());
    Collections.shuffle(codes, new Random(1));
    assertTrue(SheetCodes.isWhole(codes));
    codes.add("https://example.org");
    assertEquals(key, SheetCodes.read(codes));
    assertTrue(codes.stream().allMatch(code -> code.length() <= 770));
  }

  @Test
  void withoutTheirFirstLinesTheyArePem() {
    PaperKey key = key(1900, "");
    String pem =
        SheetCodes.of(key).stream()
            .map(code -> code.substring(code.indexOf('\n') + 1))
            .collect(Collectors.joining());
    assertEquals(
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.encrypted())
            + "\n-----END ENCRYPTED PRIVATE KEY-----\n",
        pem);
  }

  @Test
  void aCodeThatIsMissingIsNamed() {
    List<String> codes = new ArrayList<>(SheetCodes.of(key(1900, "")));
    codes.remove(2);
    assertFalse(SheetCodes.isWhole(codes));
    PaperFault fault = assertThrows(PaperFault.class, () -> SheetCodes.read(codes));
    assertTrue(fault.problems().get(0).startsWith("code 3 of 4 could not be read: scan the sheet"));
    assertTrue(
        assertThrows(PaperFault.class, () -> SheetCodes.read(List.of("x")))
            .getMessage()
            .startsWith("no code of a paper key"));
  }

  @Test
  void codesOfTwoSheetsAreNotMixed() {
    List<String> codes = new ArrayList<>(SheetCodes.of(key(1900, "")));
    codes.set(0, SheetCodes.of(key(1901, "")).get(0));
    assertTrue(
        assertThrows(PaperFault.class, () -> SheetCodes.read(codes))
            .getMessage()
            .contains("2 paper keys"));
  }

  @Test
  void codesThatWereChangedDoNotFitTheirChecksum() {
    List<String> codes = new ArrayList<>(SheetCodes.of(key(240, "")));
    String body = codes.get(0);
    char last = body.charAt(120) == 'A' ? 'B' : 'A';
    codes.set(0, body.substring(0, 120) + last + body.substring(121));
    assertTrue(
        assertThrows(PaperFault.class, () -> SheetCodes.read(codes))
            .getMessage()
            .contains("checksum"));
  }
}
