package org.sealpress.scan.virtual;

import org.sealpress.page.PageFormat;

/**
 * A sheet of paper.
 *
 * @param front what is on its front
 * @param back what is on its back
 */
public record Sheet(PageSource front, PageSource back) {

  /** A sheet whose back is white. */
  public static Sheet oneSided(PageSource front) {
    return new Sheet(
        front,
        () -> {
          PageFormat format;
          try (PageRows rows = front.open()) {
            format = rows.format();
          }
          return PageSource.white(format).open();
        });
  }
}
