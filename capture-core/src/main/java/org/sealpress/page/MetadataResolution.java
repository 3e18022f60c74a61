package org.sealpress.page;

import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The resolution in ImageIO's standard metadata. */
final class MetadataResolution {
  private static final double MM_PER_INCH = 25.4;

  private MetadataResolution() {}

  /** Pixels an inch; 0 when it is not told. */
  static int of(@Nullable IIOMetadata metadata) {
    if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
      return 0;
    }
    Element root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList sizes = root.getElementsByTagName("HorizontalPixelSize");
    if (sizes.getLength() == 0) {
      return 0;
    }
    double mm = Double.parseDouble(((Element) sizes.item(0)).getAttribute("value"));
    return mm > 0 ? (int) Math.round(MM_PER_INCH / mm) : 0;
  }
}
