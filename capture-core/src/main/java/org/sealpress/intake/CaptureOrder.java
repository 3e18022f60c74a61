package org.sealpress.intake;

import java.util.List;
import org.sealpress.scan.ScanProfile;

/**
 * What a press of a button asks for.
 *
 * @param documentClass name of the class
 * @param profile how to scan
 * @param languages to read the pages in, the main one first
 */
public record CaptureOrder(String documentClass, ScanProfile profile, List<String> languages) {

  /** Copies the languages. */
  public CaptureOrder {
    languages = List.copyOf(languages);
  }
}
