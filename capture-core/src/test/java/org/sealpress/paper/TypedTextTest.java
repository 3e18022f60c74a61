package org.sealpress.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do when they type a sheet. */
class TypedTextTest {
  private static final String CERTIFICATE = "9f3a11c204bd" + "0".repeat(52);

  private final PaperKey key = key(1900, 1);
  private final List<String> lines = lines(key);

  private static PaperKey key(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return PaperKey.of(bytes, CERTIFICATE);
  }

  private static List<String> lines(PaperKey key) {
    List<String> lines = new ArrayList<>();
    for (List<String> groups : SheetLines.of(key)) {
      lines.add((lines.size() + 1) + "  " + String.join(" ", groups));
    }
    return lines;
  }

  private ReadSheet typed() throws PaperFault {
    return TypedText.read(String.join("\n", lines));
  }

  private List<String> problems() {
    return assertThrows(PaperFault.class, this::typed).problems();
  }

  /** Puts another character there; groups and characters count from 1. */
  private void mistype(int line, int group, int character, char typed) {
    char[] text = lines.get(line - 1).toCharArray();
    text[at(line, group, character)] = typed;
    lines.set(line - 1, new String(text));
  }

  private int at(int line, int group, int character) {
    return Integer.toString(line).length() + 2 + (group - 1) * 5 + character - 1;
  }

  private char printed(int line, int group, int character) {
    return lines.get(line - 1).charAt(at(line, group, character));
  }

  private char other(int line, int group, int character) {
    return printed(line, group, character) == 'K' ? 'M' : 'K';
  }

  private String group(int line, int group) {
    return lines.get(line - 1).split(" +", -1)[group];
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 14, 15, 16, 239, 1900, 8000})
  void whatIsTypedAsItIsPrintedIsTheKey(int length) throws Exception {
    PaperKey any = key(length, length);
    assertEquals(SheetLines.count(length), SheetLines.of(any).size());
    assertEquals(new ReadSheet(any, List.of()), TypedText.read(String.join("\n", lines(any))));
  }

  @Test
  void smallLettersOtherSpacesOtherOrderAndOtherTextDoNoHarm() throws Exception {
    Collections.shuffle(lines, new Random(2));
    String text =
        "Paper key, 300 dpi, page 2 of 3\r\n"
            + String.join("\r\n\r\n", lines).toLowerCase(Locale.ROOT).replace("  ", ":\t")
            + "\n12 lines are left\n";
    assertEquals(new ReadSheet(key, List.of()), TypedText.read(text));
    lines.replaceAll(line -> line.replaceAll("(?<=[0-9A-Z]{4}) ", "-"));
    assertEquals(key, typed().key());
    lines.replaceAll(line -> line.replaceFirst("-", ""));
    assertEquals(key, typed().key());
    lines.replaceAll(line -> line.replace("-", ""));
    assertEquals(key, typed().key());
  }

  @Test
  void lettersThatLookLikeOthersAreThese() throws Exception {
    lines.replaceAll(
        line ->
            line.substring(0, 5)
                + line.substring(5).replace('0', 'O').replace('1', 'l').replace('V', 'u'));
    assertEquals(new ReadSheet(key, List.of()), typed());
  }

  @Test
  void oneWrongCharacterIsNamedByLineAndGroupAndPutRight() throws Exception {
    String right = group(7, 3);
    mistype(7, 3, 2, other(7, 3, 2));
    assertEquals(
        List.of("line 7, group 3: " + group(7, 3) + " was taken as " + right), typed().remarks());
    assertEquals(key, typed().key());
  }

  @Test
  void everyLineMayHaveTwoWrongCharactersOrFourThatCannotBeRead() throws Exception {
    for (int line = 1; line <= lines.size(); line++) {
      if (line % 2 == 0) {
        mistype(line, 1 + line % 7, 1, other(line, 1 + line % 7, 1));
        mistype(line, 1 + line % 7, 3, other(line, 1 + line % 7, 3));
      } else {
        for (int character = 1; character <= 4; character++) {
          mistype(line, 1 + line % 7, character, '?');
        }
      }
    }
    assertEquals(key, typed().key());
    assertEquals(lines.size(), typed().remarks().size());
  }

  @Test
  void moreIsNotGuessed() {
    for (int group = 1; group <= 5; group++) {
      mistype(9, group, 1, '?');
    }
    assertEquals(
        List.of("line 9 has 5 characters that can't be read; up to 4 can be worked out"),
        problems());
  }

  @Test
  void aLineWithManyWrongCharactersIsNamed() {
    lines.set(19, "20  KKKK KKKK MMMM MMMM KKKK KKKK MMMM");
    List<String> problems = problems();
    assertTrue(problems.get(0).startsWith("line 20"), problems.toString());
  }

  @Test
  void aCharacterThatIsOnNoSheetIsNamed() {
    mistype(3, 5, 4, '%');
    assertEquals(
        List.of("line 3, group 5: '%' is on no sheet; type ? for what can't be read"), problems());
  }

  @Test
  void aCharacterTooFewOrTooManyIsFound() throws Exception {
    String fourth = lines.get(3);
    lines.set(3, fourth.substring(0, 13) + fourth.substring(14));
    lines.set(10, lines.get(10) + "K");
    ReadSheet read = typed();
    assertEquals(key, read.key());
    assertEquals(
        List.of(
            "line 4 has one character too few: it was taken as " + fourth.substring(3),
            "line 11 has one character too many: it was taken as "
                + lines.get(10).substring(4, 38)),
        read.remarks());
  }

  @Test
  void groupsThatAreShortAreNamed() {
    lines.set(3, lines.get(3).replaceFirst("^(4  ....) ..(..) .", "$1 $2 "));
    assertEquals(
        List.of(
            "line 4 has 25 characters, expected 28: compare it with the sheet, group 2 (%s), group 3 (%s)"
                .formatted(group(4, 2), group(4, 3))),
        problems());
  }

  @Test
  void linesThatWereSwappedAreToldByTheirNumbers() throws Exception {
    String eighth = lines.get(7).substring(1);
    lines.set(7, "8" + lines.get(8).substring(1));
    lines.set(8, "9" + eighth);
    ReadSheet read = typed();
    assertEquals(key, read.key());
    assertEquals(
        List.of(
            "line 8 was taken as line 9: it has the text of that line",
            "line 9 was taken as line 8: it has the text of that line"),
        read.remarks());
  }

  @Test
  void linesThatWereLeftOutAreNamed() {
    lines.subList(29, 33).clear();
    lines.remove(4);
    lines.remove(lines.size() - 1);
    assertEquals(
        List.of("line 5 is missing", "lines 30 to 33 are missing", "line 128 is missing"),
        problems());
  }

  @Test
  void withoutTheFirstLineTheEndIsNotKnownAndThatIsTold() {
    lines.remove(0);
    assertEquals(List.of("line 1 is missing"), problems());
  }

  @Test
  void aLineThatIsThereTwice() throws Exception {
    lines.add(lines.get(20));
    assertEquals(key, typed().key());
    lines.add("21" + lines(key(1900, 5)).get(20).substring(2));
    assertEquals(List.of("line 21 is there twice, with different texts"), problems());
  }

  @Test
  void linesOfTwoSheetsDoNotMakeAKey() {
    lines.set(50, lines(key(1900, 5)).get(50));
    assertTrue(problems().get(0).contains("lines of two sheets"));
    lines.clear();
    lines.addAll(lines(key(239, 1)));
    lines.add("101  " + String.join(" ", SheetLines.of(key).get(100)));
    assertEquals(List.of("line 101 is too many: this sheet has 17 lines"), problems());
  }

  @Test
  void whatIsNoSheetAtAll() {
    lines.clear();
    lines.addAll(Arrays.asList("Dear Sir,", "12 apples", ""));
    assertTrue(problems().get(0).contains("no line of a paper key"));
  }

  @Test
  void everySingleMistakeIsPutRightAndToldNeverTakenSilently() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      List<String> before = new ArrayList<>(lines);
      int line = 1 + random.nextInt(lines.size());
      int group = 1 + random.nextInt(7);
      int character = 1 + random.nextInt(4);
      char typed = Alphabet.character(random.nextInt(Alphabet.SIZE));
      boolean changes = typed != printed(line, group, character);
      mistype(line, group, character, typed);
      ReadSheet read = typed();
      assertEquals(key, read.key());
      assertEquals(changes ? 1 : 0, read.remarks().size());
      assertTrue(
          read.remarks().stream()
              .allMatch(it -> it.startsWith("line " + line + ", group " + group + ":")));
      lines.clear();
      lines.addAll(before);
    }
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aLongLineOfBlanksIsNoHang() {
    lines.clear();
    lines.add("1" + " ".repeat(300_000));
    assertTrue(problems().get(0).startsWith("no line of a paper key"), problems().toString());
  }
}
