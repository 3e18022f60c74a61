package org.sealpress.worker;

import static org.sealpress.ocr.PageTextCodec.readString;
import static org.sealpress.ocr.PageTextCodec.writeString;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.sealpress.child.Garbage;
import org.sealpress.page.separator.Separator;

/** Separators as part of the {@link Wire}. */
final class SeparatorWire {
  private static final int NONE = 0;
  private static final int PATCH_T = 1;
  private static final int COVER = 2;

  private SeparatorWire() {}

  static void write(Optional<Separator> separator, DataOutputStream out) throws IOException {
    if (separator.isEmpty()) {
      out.writeByte(NONE);
    } else if (separator.get() instanceof Separator.Cover cover) {
      out.writeByte(COVER);
      writeString(cover.documentClass(), out);
      writeString(cover.title(), out);
      writeString(cover.document(), out);
    } else {
      out.writeByte(PATCH_T);
    }
  }

  static Optional<Separator> read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case NONE -> Optional.empty();
      case PATCH_T -> Optional.of(new Separator.PatchT());
      case COVER -> {
        try {
          yield Optional.of(new Separator.Cover(readString(in), readString(in), readString(in)));
        } catch (IllegalArgumentException e) {
          throw new Garbage("a cover sheet of which " + e.getMessage());
        }
      }
      default -> throw new Garbage("a separator of kind " + kind);
    };
  }
}
