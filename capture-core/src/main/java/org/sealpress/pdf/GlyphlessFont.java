package org.sealpress.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.sealpress.durable.Sha256;

/**
 * The font of the invisible text: a CIDFontType2 whose every character is the same empty glyph,
 * half an em wide. Each code point that is used gets the next CID, and ToUnicode says which it is,
 * so that text in every script can be searched and copied.
 */
final class GlyphlessFont {
  /** Advance of every character, in thousandths of the font size. */
  static final int ADVANCE = 500;

  /** Height of letters over the baseline, in thousandths of the font size. */
  private static final int ASCENT = (int) (1000 / TextLayer.LINE_HEIGHT);

  /** Not 0: poppler takes that for not told, and makes boxes a third of the font size too deep. */
  private static final int DESCENT = -1;

  private static final String NAME = "SealpressInvisible";
  private static final int MOST_CIDS = 0xFFFF;
  private static final int ENTRIES_A_BLOCK = 100;

  private final PDDocument document;
  private final COSDictionary dictionary = new COSDictionary();
  private final Map<Integer, Integer> cids = new LinkedHashMap<>();
  private final MessageDigest shown = Sha256.digest();

  GlyphlessFont(PDDocument document) {
    this.document = document;
  }

  /** The font's dictionary, to be put into the resources of each page; {@link #finish} fills it. */
  COSDictionary dictionary() {
    return dictionary;
  }

  /** The two bytes that show a code point, of which {@link #textHash} is told. */
  int cid(int codePoint) {
    shown.update(TextHash.bytes(codePoint));
    Integer known = cids.get(codePoint);
    if (known != null) {
      return known;
    }
    int next = cids.size() + 1;
    if (next > MOST_CIDS) {
      throw new IllegalStateException("more than " + MOST_CIDS + " different characters");
    }
    cids.put(codePoint, next);
    return next;
  }

  /** The {@link TextHash} of all that was shown; to be called once, after the last page. */
  String textHash() {
    return TextHash.hex(shown);
  }

  /** Writes the font's parts; to be called once, after the last page. */
  void finish() throws IOException {
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);

    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, NAME);
    descriptor.setInt(COSName.FLAGS, 5); // fixed pitch, symbolic
    descriptor.setItem(COSName.FONT_BBOX, numbers(0, 0, ADVANCE, ASCENT));
    descriptor.setItem(COSName.ITALIC_ANGLE, COSInteger.ZERO);
    descriptor.setItem(COSName.ASCENT, new COSFloat(ASCENT));
    descriptor.setItem(COSName.DESCENT, new COSFloat(DESCENT));
    descriptor.setItem(COSName.CAP_HEIGHT, new COSFloat(ASCENT));
    descriptor.setItem(COSName.STEM_V, new COSFloat(80));
    byte[] file = GlyphlessTrueType.bytes(ADVANCE, ASCENT);
    COSStream fontFile = stream(file);
    fontFile.setInt(COSName.LENGTH1, file.length);
    descriptor.setItem(COSName.FONT_FILE2, fontFile);

    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    descendant.setName(COSName.BASE_FONT, NAME);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    descendant.setInt(COSName.DW, ADVANCE);
    descendant.setItem(COSName.CID_TO_GID_MAP, stream(everyCidIsGlyphOne()));

    COSArray descendants = new COSArray();
    descendants.add(descendant);
    dictionary.setItem(COSName.TYPE, COSName.FONT);
    dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
    dictionary.setName(COSName.BASE_FONT, NAME);
    dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
    dictionary.setItem(COSName.TO_UNICODE, stream(toUnicode()));
  }

  private byte[] everyCidIsGlyphOne() {
    byte[] map = new byte[2 * (cids.size() + 1)];
    for (int cid = 1; cid <= cids.size(); cid++) {
      map[2 * cid + 1] = 1;
    }
    return map;
  }

  private byte[] toUnicode() {
    StringBuilder map = new StringBuilder(1024);
    map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
        .append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n")
        .append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
        .append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    int left = cids.size();
    int inBlock = 0;
    for (Map.Entry<Integer, Integer> entry : cids.entrySet()) {
      if (inBlock == 0) {
        inBlock = Math.min(left, ENTRIES_A_BLOCK);
        map.append(inBlock).append(" beginbfchar\n");
      }
      map.append(String.format(Locale.ROOT, "<%04X> <", entry.getValue()));
      for (char unit : Character.toChars(entry.getKey())) {
        map.append(String.format(Locale.ROOT, "%04X", (int) unit));
      }
      map.append(">\n");
      left--;
      if (--inBlock == 0) {
        map.append("endbfchar\n");
      }
    }
    map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private COSStream stream(byte[] bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }

  private static COSArray numbers(int... values) {
    COSArray array = new COSArray();
    for (int value : values) {
      array.add(COSInteger.get(value));
    }
    return array;
  }
}
