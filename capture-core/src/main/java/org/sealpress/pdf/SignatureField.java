package org.sealpress.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The field of a document that its signature is put into. It shows nothing, on the first page (ISO
 * 32000-1, 12.7.4.5; ISO 19005-2, 6.3: it is printed and has no area).
 */
record SignatureField(COSDictionary form, COSDictionary field, COSDictionary page) {
  private static final String NAME = "Seal";
  private static final int PRINTED_AND_LOCKED = 4 + 128;

  /** An empty one, in a document that has pages and no form. */
  static SignatureField in(PDDocument document) {
    COSDictionary page = document.getPage(0).getCOSObject();
    COSDictionary field = new COSDictionary();
    field.setItem(COSName.TYPE, COSName.ANNOT);
    field.setName(COSName.SUBTYPE, "Widget");
    field.setItem(COSName.FT, COSName.SIG);
    field.setItem(COSName.T, new COSString(NAME));
    field.setInt(COSName.F, PRINTED_AND_LOCKED);
    field.setItem(
        COSName.RECT, array(COSInteger.ZERO, COSInteger.ZERO, COSInteger.ZERO, COSInteger.ZERO));
    field.setItem(COSName.P, page);
    page.setItem(COSName.ANNOTS, array(field));
    COSDictionary form = new COSDictionary();
    form.setItem(COSName.FIELDS, array(field));
    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
    return new SignatureField(form, field, page);
  }

  private static COSArray array(COSBase... items) {
    COSArray array = new COSArray();
    for (COSBase item : items) {
      array.add(item);
    }
    array.setDirect(true);
    return array;
  }

  /** The field's object with a signature in it, once the document was written. */
  String filled(long signature) {
    return "<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/F %d/Rect[0 0 0 0]/P %d 0 R/V %d 0 R>>"
        .formatted(NAME, PRINTED_AND_LOCKED, number(page), signature);
  }

  /** The form's object of a signed document, likewise: what is there is only to be added to. */
  String signed() {
    return "<</Fields[%d 0 R]/SigFlags 3>>".formatted(number(field));
  }

  /** The number of an object that was written. */
  static long number(COSDictionary object) {
    return object.getKey().getNumber();
  }
}
