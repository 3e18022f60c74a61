package org.sealpress.worker;

import java.nio.ByteBuffer;
import org.sealpress.page.Margins;

/**
 * What a page looks like.
 *
 * @param surround what lies around its paper, as it was scanned
 * @param preview a small JPEG of a side that may be no page, upright; empty for all others
 */
public record Look(Margins surround, ByteBuffer preview) {
  /** Nobody has looked. */
  public static final Look NONE = new Look(Margins.NONE, ByteBuffer.allocate(0));
}
