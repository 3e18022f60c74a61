package org.sealpress.worker;

import org.sealpress.page.Codec;
import org.sealpress.page.PageFormat;

/**
 * A page that was taken out of a file.
 *
 * @param format its shape; its resolution is 0 when the file tells none that can be believed
 * @param codec {@link Codec#RAW} for samples, {@link Codec#JPEG} for a JPEG that is as it was
 * @param quarterTurns clockwise turns that are known to be needed to make it upright
 * @param bytes how many they are
 */
public record FilePage(PageFormat format, Codec codec, int quarterTurns, long bytes) {}
