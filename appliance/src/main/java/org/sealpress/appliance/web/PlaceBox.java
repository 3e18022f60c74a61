package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.YearMonth;

/** Where copies are: targets, their slots, and the box itself. May block for a disk. */
public interface PlaceBox {

  /** All of them: what they are, when they answered last, what was read again, how tests ended. */
  JsonObject places() throws IOException;

  /** What happened to drives in a month, and what is to be done with them. */
  JsonObject calendar(YearMonth month) throws IOException;

  /**
   * Has a part of what is in a place read again; how that goes is in {@link #places}.
   *
   * @throws Refusal when that is not possible now
   */
  void verify(String place) throws IOException, Refusal;

  /**
   * Begins to look whether a target can be used; how that ends is in {@link #places}.
   *
   * @throws Refusal when there is no such target, or another test is not done
   */
  void test(String target) throws Refusal;
}
