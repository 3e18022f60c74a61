package org.sealpress.paper;

import java.util.List;

/**
 * What was read from a sheet, and fits its checksum.
 *
 * @param key the key
 * @param remarks what was mended on the way, one line each
 */
public record ReadSheet(PaperKey key, List<String> remarks) {
  /** Copies the list. */
  public ReadSheet {
    remarks = List.copyOf(remarks);
  }
}
