package org.sealpress.worker;

import java.nio.ByteBuffer;
import org.sealpress.page.Margins;

/**
 * What a page looks like.
 *
 * @param surround what lies around its paper, as it was scanned
 * @param preview a small JPEG, upright; empty for a page of which nobody asked for one
 */
public record Look(Margins surround, ByteBuffer preview) {
  /** Nobody has looked. */
  public static final Look NONE = new Look(Margins.NONE, ByteBuffer.allocate(0));
}
