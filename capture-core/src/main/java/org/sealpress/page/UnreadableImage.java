package org.sealpress.page;

/** An image file that can't be read: which, what is wrong, what to do. */
public final class UnreadableImage extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with which file. */
  public UnreadableImage(String message) {
    super(message);
  }

  /** What is wrong with which file, and why. */
  public UnreadableImage(String message, Throwable cause) {
    super(message, cause);
  }
}
