package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VacancyTest {
  private static final Entry FILE = new Entry("f", true, false, "1");
  private static final Entry FOLDER = new Entry("d", false, true, "2");
  private static final Entry LINK = new Entry("d/l", false, false, "3");

  private final Vacancy vacancy = new Vacancy(Map.of("f", FILE, "d", FOLDER, "d/l", LINK));

  @Test
  void whatIsThereIsInTheWay() {
    assertEquals(Optional.of(FILE), vacancy.obstacle("f"));
    assertEquals(Optional.of(FILE), vacancy.obstacle("f/a/b"));
    assertEquals(Optional.of(FOLDER), vacancy.obstacle("d"));
    assertEquals(Optional.of(LINK), vacancy.obstacle("d/l/a"));
    assertEquals(Optional.empty(), vacancy.obstacle("d/a"));
    assertFalse(vacancy.take("f/a"));
    assertTrue(vacancy.take("d/a"));
  }

  @Test
  void eachNameIsGivenOnce() {
    assertTrue(vacancy.take("a/b/c"));
    assertFalse(vacancy.take("a/b/c"));
    assertFalse(vacancy.take("a/b"));
    assertFalse(vacancy.take("a"));
    assertFalse(vacancy.take("a/b/c/d"));
    assertTrue(vacancy.take("a/b/d"));
  }
}
