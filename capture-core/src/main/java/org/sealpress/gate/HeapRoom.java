package org.sealpress.gate;

/**
 * Room for veraPDF, which keeps half a megabyte for each dense page until it is done, in a heap
 * that has an end: better a document that is not checked than a process that only collects garbage.
 */
final class HeapRoom {
  /** Of the heap; beyond, it is looked at more closely. */
  private static final double FULL = 0.7;

  /** Of the heap; what lives in it may have so much. */
  private static final double MOST = 0.55;

  private HeapRoom() {}

  /** Whether more than a part of the heap lives. */
  static boolean isShort() {
    if (used() < FULL) {
      return false;
    }
    System.gc();
    return used() > MOST;
  }

  private static double used() {
    Runtime heap = Runtime.getRuntime();
    return (double) (heap.totalMemory() - heap.freeMemory()) / heap.maxMemory();
  }
}
