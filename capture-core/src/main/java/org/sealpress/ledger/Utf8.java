package org.sealpress.ledger;

/** UTF-8 as RFC 3629 allows it: nothing overlong, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
  private Utf8() {}

  /** Bytes of the character of two or more bytes that starts here; 0 when there is none. */
  static int skip(byte[] text, int at, int end) {
    int first = text[at] & 0xff;
    if (first >= 0xc2 && first <= 0xdf) {
      return continued(text, at + 1, end, 1, 0x80, 0xbf) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
      int least = first == 0xe0 ? 0xa0 : 0x80;
      int most = first == 0xed ? 0x9f : 0xbf;
      return continued(text, at + 1, end, 2, least, most) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
      int least = first == 0xf0 ? 0x90 : 0x80;
      int most = first == 0xf4 ? 0x8f : 0xbf;
      return continued(text, at + 1, end, 3, least, most) ? 4 : 0;
    }
    return 0;
  }

  private static boolean continued(byte[] text, int at, int end, int more, int least, int most) {
    if (at + more > end || (text[at] & 0xff) < least || (text[at] & 0xff) > most) {
      return false;
    }
    for (int i = 1; i < more; i++) {
      if ((text[at + i] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
