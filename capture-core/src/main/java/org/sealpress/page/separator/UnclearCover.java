package org.sealpress.page.separator;

/** A page has the code of a cover sheet that says nothing one can go by: it is a page. */
public final class UnclearCover extends Exception {
  private static final long serialVersionUID = 1L;

  UnclearCover(String why) {
    super("this looks like a cover sheet, but " + why + ": it was kept as a page");
  }
}
