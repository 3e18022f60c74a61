package org.sealpress.ledger;

import java.util.Map;

/** What each event of a check writes into its line and reads back from it. */
final class CheckFields {
  private CheckFields() {}

  static void write(CheckEvent event, Map<String, Object> out) {
    out.put("capture", event.capture());
    out.put("by", event.by());
    if (event instanceof CheckEvent.SideLeftOut e) {
      out.put("side", (long) e.side());
      out.put("reason", e.reason());
    } else if (event instanceof CheckEvent.SideReplaced e) {
      out.put("side", (long) e.side());
      out.put("reason", e.reason());
    } else if (event instanceof CheckEvent.SideTurned e) {
      out.put("side", (long) e.side());
      out.put("degrees", (long) e.degrees());
    }
  }

  static CheckEvent read(String type, FieldMap in) {
    String capture = in.text("capture");
    String by = in.text("by");
    return switch (type) {
      case "side-left-out" ->
          new CheckEvent.SideLeftOut(capture, in.smallNumber("side"), by, in.text("reason"));
      case "side-replaced" ->
          new CheckEvent.SideReplaced(capture, in.smallNumber("side"), by, in.text("reason"));
      case "side-turned" ->
          new CheckEvent.SideTurned(capture, in.smallNumber("side"), by, in.smallNumber("degrees"));
      default -> new CheckEvent.Confirmed(capture, by);
    };
  }
}
