package org.sealpress.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextScoreTest {

  @Test
  void countsEditsAndWords() {
    assertEquals(3, TextScore.distance("kitten", "sitting"));
    TextScore score = new TextScore();
    score.add("the rent is  due\nthe first", "the rent is duo the");
    assertEquals(4 / 6.0, score.recall());
    assertEquals(4 / 5.0, score.precision());
    assertEquals(7 / 25.0, score.cer());
  }
}
