package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.FrameStream;
import au.com.southsky.jfreesane.FrameType;
import au.com.southsky.jfreesane.OptionValueType;
import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.page.ColorMode;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;

/**
 * Sets the options of a device to a profile. The order counts: the source decides what modes there
 * are, the mode what depths, the resolution how many pixels an area has.
 */
final class ProfileWriter {
  private static final double SAME = 0.01;

  /** Options that make a scanner stop when it feeds two sheets at once, where they are switches. */
  private static final List<String> DOUBLE_FEED =
      List.of("df-thickness", "double-feed", "dfeed", "dfstop");

  private final SaneDevice device;
  private final ScanProfile profile;
  private final OptionWriter writer;

  ProfileWriter(SaneDevice device, ScanProfile profile, Faults faults) {
    this.device = device;
    this.profile = profile;
    writer = new OptionWriter(faults);
  }

  /**
   * Sets everything.
   *
   * @throws ScanFault {@link ScanFault.Kind#UNSUPPORTED} names the option, what was asked for and
   *     what there is
   */
  Applied apply() throws IOException, SaneException, ScanFault {
    boolean feeder = source();
    mode();
    depth();
    int dpi = resolution();
    stopAtDoubleFeeds();
    for (Map.Entry<String, String> option : profile.options().entrySet()) {
      Setting setting =
          Setting.find(device, option.getKey())
              .orElseThrow(() -> writer.missing(option.getKey(), option.getValue()));
      writer.any(setting, option.getValue());
    }
    if (Setting.find(device, "mode").isEmpty()) {
      modeAsItIs();
    }
    new AreaWriter(device, writer, dpi).set(profile.paper());
    return new Applied(!feeder, profile.paper().openLength(), dpi);
  }

  /** Whether it is a feeder. */
  private boolean source() throws IOException, SaneException, ScanFault {
    Optional<Setting> found = Setting.find(device, "source");
    String asked = profile.source();
    if (asked.isEmpty()) {
      boolean tells = found.isPresent() && found.get().readable();
      return tells && ModeNames.isFeeder(found.get().text());
    }
    Setting setting = found.orElseThrow(() -> writer.missing("source", asked));
    String name = asked;
    if (setting.allowed() instanceof Allowed.Texts texts) {
      name =
          ModeNames.source(asked, texts.values())
              .orElseThrow(() -> writer.refused(setting, asked, OptionWriter.has(texts.tell())));
    }
    writer.word(setting, name);
    return ModeNames.isFeeder(name);
  }

  private void mode() throws IOException, SaneException, ScanFault {
    ColorMode asked = profile.mode();
    Optional<Setting> found = Setting.find(device, "mode");
    if (found.isEmpty()) {
      return;
    }
    Setting setting = found.get();
    if (!(setting.allowed() instanceof Allowed.Texts texts)) {
      writer.word(setting, asked.saneName());
      return;
    }
    Optional<String> name = ModeNames.of(asked, texts.values());
    if (name.isEmpty() && asked == ColorMode.LINEART && hasDepth(1)) {
      name = ModeNames.of(ColorMode.GRAY, texts.values());
    }
    writer.word(
        setting,
        name.orElseThrow(
            () -> writer.refused(setting, asked.saneName(), OptionWriter.has(texts.tell()))));
  }

  /** A device without modes may give the right one by itself. */
  private void modeAsItIs() throws IOException, ScanFault {
    boolean right;
    try {
      boolean color = FrameStream.parameters(device).getFrameType() == FrameType.RGB;
      right = color == (profile.mode() == ColorMode.COLOR);
    } catch (SaneException e) {
      right = false;
    }
    if (!right) {
      throw writer.missing("mode", profile.mode().saneName());
    }
  }

  private boolean hasDepth(int bits) throws IOException {
    Optional<Setting> depth = Setting.find(device, "depth");
    return depth.isPresent() && depth.get().allowed().fit(bits, 0).isPresent();
  }

  private void depth() throws IOException, SaneException, ScanFault {
    Optional<Setting> found = Setting.find(device, "depth");
    boolean free = found.isPresent() && found.get().settable() && found.get().isNumber();
    if (free && (profile.depth() > 1 || hasDepth(1))) {
      writer.number(found.get(), profile.depth(), 0, "bits");
    } else if (profile.depth() == 16 && !free) {
      throw writer.missing("depth", "16 bits");
    }
  }

  private int resolution() throws IOException, SaneException, ScanFault {
    int dpi = profile.resolution();
    Optional<Setting> both = Setting.find(device, "resolution");
    if (both.isPresent()) {
      return (int) Math.rint(writer.number(both.get(), dpi, SAME, "dpi"));
    }
    Setting x =
        Setting.find(device, "x-resolution")
            .orElseThrow(() -> writer.missing("resolution", dpi + " dpi"));
    double made = writer.number(x, dpi, SAME, "dpi");
    Optional<Setting> y = Setting.find(device, "y-resolution");
    if (y.isPresent() && y.get().settable()) {
      writer.number(y.get(), dpi, SAME, "dpi");
    }
    return (int) Math.rint(made);
  }

  private void stopAtDoubleFeeds() throws IOException, SaneException {
    Optional<Setting> action = Setting.find(device, "df-action");
    if (action.isPresent()
        && action.get().settable()
        && action.get().allowed() instanceof Allowed.Texts texts
        && texts.values().contains("Stop")
        && !action.get().text().equals("Stop")) {
      action.get().set("Stop");
    }
    for (String name : DOUBLE_FEED) {
      Optional<Setting> found = Setting.find(device, name);
      if (found.isPresent()
          && found.get().settable()
          && found.get().type() == OptionValueType.BOOLEAN) {
        found.get().flip(true);
      }
    }
  }
}
