package org.sealpress.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineCodeTest {
  private static final int LENGTH = SheetLine.NUMBER + SheetLine.CHARACTERS;

  private final Random random = new Random(6);

  private int[] word() {
    int[] word = random.ints(LENGTH, 0, Alphabet.SIZE).toArray();
    LineCode.complete(word);
    return word;
  }

  private List<Integer> places(int count) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, LENGTH).boxed().toList());
    Collections.shuffle(all, random);
    return all.subList(0, count);
  }

  private int[] spoilt(int[] word, List<Integer> places) {
    int[] spoilt = word.clone();
    places.forEach(at -> spoilt[at] ^= 1 + random.nextInt(Alphabet.SIZE - 1));
    return spoilt;
  }

  @Test
  void aRightWordStaysAsItIs() {
    for (int i = 0; i < 100; i++) {
      int[] word = word();
      assertArrayEquals(word, LineCode.mend(word, List.of()).orElseThrow());
    }
  }

  @Test
  void everyWrongSymbolAtEveryPlaceIsFound() {
    int[] word = word();
    for (int at = 0; at < LENGTH; at++) {
      for (int error = 1; error < Alphabet.SIZE; error++) {
        int[] wrong = word.clone();
        wrong[at] ^= error;
        assertArrayEquals(word, LineCode.mend(wrong, List.of()).orElseThrow());
      }
    }
  }

  @Test
  void twoWrongSymbolsAreFoundAndFourUnknownOnesAreWorkedOut() {
    for (int i = 0; i < 2000; i++) {
      int[] word = word();
      assertArrayEquals(word, LineCode.mend(spoilt(word, places(2)), List.of()).orElseThrow());
      List<Integer> unknown = places(4);
      assertArrayEquals(word, LineCode.mend(spoilt(word, unknown), unknown).orElseThrow());
      List<Integer> three = places(3);
      assertArrayEquals(
          word, LineCode.mend(spoilt(word, three), three.subList(0, 2)).orElseThrow());
    }
  }

  @Test
  void threeWrongSymbolsAreNeverTakenForNoneOrOne() {
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      int[] wrong = spoilt(word(), places(3));
      int[] mended = LineCode.mend(wrong, List.of()).orElse(null);
      if (mended == null) {
        refused++;
      } else {
        int[] taken = mended;
        assertEquals(2, IntStream.range(0, LENGTH).filter(at -> taken[at] != wrong[at]).count());
      }
    }
    assertTrue(refused > 1000, refused + " of 2000 are noticed by the line alone");
  }
}
