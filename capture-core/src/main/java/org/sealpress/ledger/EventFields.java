package org.sealpress.ledger;

import java.util.List;
import java.util.Map;

/** What each event writes into its line and reads back from it. */
final class EventFields {
  private EventFields() {}

  static void write(Event event, Map<String, Object> out) {
    if (event instanceof Event.Opened e) {
      out.put("box", e.box());
      out.put("ledger", e.ledger());
    } else if (event instanceof Event.Captured e) {
      out.put("capture", e.capture());
      out.put("scanner", e.scanner());
      out.put("profile", e.profile());
      out.put("sheets", (long) e.sheets());
      out.put("sidesFed", (long) e.sidesFed());
      out.put("sidesFedAgain", (long) e.sidesFedAgain());
      out.put("sidesRefused", (long) e.sidesRefused());
      out.put("sidesBlank", (long) e.sidesBlank());
      out.put("sidesDropped", (long) e.sidesDropped());
      out.put("sidesLost", (long) e.sidesLost());
      out.put("separators", (long) e.separators());
      out.put("stops", (long) e.stops());
      out.put("continued", (long) e.continued());
      out.put("started", Times.text(e.started()));
      out.put("finished", Times.text(e.finished()));
    } else if (event instanceof Event.Sealed e) {
      out.put("document", e.document());
      out.put("version", (long) e.version());
      out.put("class", e.documentClass());
      out.put("pages", (long) e.pages());
      out.put("object", e.object());
      out.put("size", e.size());
      out.put("sha256", e.sha256());
      out.put("plainSha256", e.plainSha256());
      out.put("recipients", e.recipients());
      out.put("capture", e.capture());
    } else if (event instanceof Event.Copied e) {
      out.put("document", e.document());
      out.put("version", (long) e.version());
      out.put("target", e.target());
      out.put("object", e.object());
      out.put("sha256", e.sha256());
    } else if (event instanceof Event.CopyLost e) {
      out.put("document", e.document());
      out.put("version", (long) e.version());
      out.put("target", e.target());
      out.put("object", e.object());
      out.put("reason", e.reason());
    } else if (event instanceof Event.Verified e) {
      out.put("target", e.target());
      out.put("part", (long) e.part());
      out.put("parts", (long) e.parts());
      out.put("objects", e.objects());
      out.put("bytes", e.bytes());
      out.put("damaged", e.damaged());
      out.put("missing", e.missing());
    } else if (event instanceof Event.LeftBox e) {
      out.put("document", e.document());
      out.put("version", (long) e.version());
      out.put("object", e.object());
      out.put("reason", e.reason());
    } else if (event instanceof Event.Fault e) {
      out.put("kind", e.kind());
      out.put("message", e.message());
      putIfGiven(out, "capture", e.capture());
    } else if (event instanceof Event.Discarded e) {
      out.put("capture", e.capture());
      out.put("reason", e.reason());
    } else if (event instanceof Event.Recipients e) {
      out.put("fingerprints", e.fingerprints());
      putIfGiven(out, "added", e.added());
      putIfGiven(out, "removed", e.removed());
      putIfGiven(out, "expired", e.expired());
    } else if (event instanceof Event.KeyChanged e) {
      out.put("use", e.use());
      out.put("fingerprint", e.fingerprint());
      putIfGiven(out, "former", e.former());
    } else if (event instanceof Event.Rebuilt e) {
      out.put("from", e.from());
      out.put("head", e.head());
    } else if (event instanceof Event.Drill e) {
      out.put("receipt", e.receipt());
      out.put("holder", e.holder());
      out.put("source", e.source());
      out.put("ledger", e.ledger());
      out.put("head", e.head());
      out.put("hash", e.hash());
      out.put("drilled", Times.text(e.drilled()));
      out.put("millis", e.millis());
      out.put("documents", (long) e.documents());
      out.put("failed", (long) e.failed());
      putIfGiven(out, "signature", e.signature());
    } else if (event instanceof DriveEvent e) {
      DriveFields.write(e, out);
    } else if (event instanceof AccessEvent e) {
      AccessFields.write(e, out);
    } else if (event instanceof CheckEvent e) {
      CheckFields.write(e, out);
    } else if (event instanceof ClassPolicy e) {
      out.put("class", e.documentClass());
      out.put("retention", e.retention());
      out.put("hold", e.hold());
    } else if (event instanceof Event.Other e) {
      e.fields().forEach((key, value) -> putOther(out, key, value));
    }
  }

  private static void putIfGiven(Map<String, Object> out, String key, String value) {
    if (!value.isEmpty()) {
      out.put(key, value);
    }
  }

  private static void putIfGiven(Map<String, Object> out, String key, List<String> value) {
    if (!value.isEmpty()) {
      out.put(key, value);
    }
  }

  private static void putOther(Map<String, Object> out, String key, Object value) {
    if (!key.matches("[A-Za-z0-9]+") || out.putIfAbsent(key, value) != null) {
      throw new IllegalArgumentException("an event cannot have a field '" + key + "'");
    }
  }

  /**
   * The event of a line whose common fields were taken out.
   *
   * @throws IllegalArgumentException when a field is missing or of the wrong kind
   */
  static Event read(String type, FieldMap in) {
    return switch (type) {
      case "opened" -> new Event.Opened(in.text("box"), in.text("ledger"));
      case "captured" ->
          new Event.Captured(
              in.text("capture"),
              in.text("scanner"),
              in.text("profile"),
              in.smallNumber("sheets"),
              in.smallNumber("sidesFed"),
              in.smallNumber("sidesFedAgain"),
              in.smallNumberOrZero("sidesRefused"),
              in.smallNumber("sidesBlank"),
              in.smallNumberOrZero("sidesDropped"),
              in.smallNumber("sidesLost"),
              in.smallNumberOrZero("separators"),
              in.smallNumber("stops"),
              in.smallNumberOrZero("continued"),
              in.time("started"),
              in.time("finished"));
      case "sealed" -> sealed(in);
      case "copied" ->
          new Event.Copied(
              in.text("document"),
              in.smallNumber("version"),
              in.text("target"),
              in.text("object"),
              in.text("sha256"));
      case "copy-lost" ->
          new Event.CopyLost(
              in.text("document"),
              in.smallNumber("version"),
              in.text("target"),
              in.text("object"),
              in.text("reason"));
      case "verified" ->
          new Event.Verified(
              in.text("target"),
              in.smallNumber("part"),
              in.smallNumber("parts"),
              in.number("objects"),
              in.number("bytes"),
              in.number("damaged"),
              in.number("missing"));
      case "left-box" ->
          new Event.LeftBox(
              in.text("document"), in.smallNumber("version"), in.text("object"), in.text("reason"));
      case "fault" ->
          new Event.Fault(in.text("kind"), in.text("message"), in.textOrEmpty("capture"));
      case "discarded" -> new Event.Discarded(in.text("capture"), in.text("reason"));
      case "recipients" ->
          new Event.Recipients(
              in.texts("fingerprints"),
              in.textsOrNone("added"),
              in.textsOrNone("removed"),
              in.textsOrNone("expired"));
      case "key-changed" ->
          new Event.KeyChanged(in.text("use"), in.text("fingerprint"), in.textOrEmpty("former"));
      case "rebuilt" -> new Event.Rebuilt(in.text("from"), in.number("head"));
      case "drill" -> drill(in);
      case "drive-enrolled", "drive-arrived", "drive-ejected", "drive-pulled", "drive-retired" ->
          DriveFields.read(type, in);
      case "logged-in", "login-failed", "user-changed", "token-changed", "settings-changed" ->
          AccessFields.read(type, in);
      case "pages-confirmed", "side-left-out", "side-replaced", "side-turned" ->
          CheckFields.read(type, in);
      case "class-policy" ->
          new ClassPolicy(in.text("class"), in.text("retention"), in.flag("hold"));
      default -> new Event.Other(type, in.rest());
    };
  }

  private static Event.Drill drill(FieldMap in) {
    return new Event.Drill(
        in.text("receipt"),
        in.text("holder"),
        in.text("source"),
        in.text("ledger"),
        in.number("head"),
        in.text("hash"),
        in.time("drilled"),
        in.number("millis"),
        in.smallNumber("documents"),
        in.smallNumber("failed"),
        in.textOrEmpty("signature"));
  }

  private static Event.Sealed sealed(FieldMap in) {
    List<String> recipients = in.texts("recipients");
    return new Event.Sealed(
        in.text("document"),
        in.smallNumber("version"),
        in.text("class"),
        in.smallNumber("pages"),
        in.text("object"),
        in.number("size"),
        in.text("sha256"),
        in.text("plainSha256"),
        recipients,
        in.text("capture"));
  }
}
