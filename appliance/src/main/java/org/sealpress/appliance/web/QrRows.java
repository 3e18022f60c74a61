package org.sealpress.appliance.web;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.page.qr.QrCode;

/** A QR code as rows of {@code 0} and {@code 1}, which a page draws. */
final class QrRows {
  private QrRows() {}

  static List<String> of(String text) {
    QrCode code = QrCode.of(text, QrCode.Spare.SEVENTH);
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < code.size(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < code.size(); x++) {
        row.append(code.isBlack(x, y) ? '1' : '0');
      }
      rows.add(row.toString());
    }
    return rows;
  }
}
