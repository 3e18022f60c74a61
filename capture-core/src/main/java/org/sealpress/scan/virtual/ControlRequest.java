package org.sealpress.scan.virtual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** A request to read or set an option. */
final class ControlRequest {
  private static final int GET = 0;
  private static final int SET = 1;
  private static final int AUTO = 2;

  private final int number;
  private final int action;
  private final int type;
  private final int size;
  private final int[] words;
  private final byte[] text;

  private ControlRequest(int number, int action, int type, int size, int[] words, byte[] text) {
    this.number = number;
    this.action = action;
    this.type = type;
    this.size = size;
    this.words = words;
    this.text = text;
  }

  static ControlRequest read(Wire wire) throws IOException {
    wire.readWord();
    int number = wire.readWord();
    int action = wire.readWord();
    if (action == AUTO) {
      return new ControlRequest(number, action, 0, 0, new int[0], new byte[0]);
    }
    int type = wire.readWord();
    int size = wire.readWord();
    boolean isText = type == Option.Type.STRING.number();
    return new ControlRequest(
        number,
        action,
        type,
        size,
        isText ? new int[0] : wire.readWords(),
        isText ? wire.readBytes() : new byte[0]);
  }

  /** Does it and writes the reply. */
  void answer(VirtualDevice device, Consumer<String> onRequest, Wire wire) throws IOException {
    OptionBook options = device.options();
    Optional<Option> found =
        options.option(number).filter(o -> o.active() && o.type.number() == type);
    if (found.isEmpty()) {
      reply(wire, SaneCode.INVAL, 0, words, text);
      return;
    }
    Option option = found.get();
    if (action == GET) {
      if (option.type == Option.Type.STRING) {
        reply(wire, SaneCode.GOOD, 0, words, option.textBytes(text.length));
      } else {
        reply(wire, SaneCode.GOOD, 0, new int[] {options.read(option)}, text);
      }
      return;
    }
    onRequest.accept("SET " + option.name);
    boolean complete =
        option.type == Option.Type.STRING || option.type == Option.Type.BUTTON || words.length == 1;
    if (action != SET || !option.settable() || !complete) {
      reply(wire, SaneCode.INVAL, 0, words, text);
    } else if (device.scanning()) {
      reply(wire, SaneCode.DEVICE_BUSY, 0, words, text);
    } else if (option.type == Option.Type.STRING) {
      Optional<Integer> info = options.set(option, asText());
      reply(
          wire,
          info.isPresent() ? SaneCode.GOOD : SaneCode.INVAL,
          info.orElse(0),
          words,
          option.textBytes(text.length));
    } else if (option.type == Option.Type.BUTTON) {
      options.push(option);
      reply(wire, SaneCode.GOOD, 0, words, text);
    } else {
      int info = options.set(option, words[0]);
      reply(wire, SaneCode.GOOD, info, new int[] {option.word()}, text);
    }
  }

  private String asText() {
    String latin = new String(text, StandardCharsets.ISO_8859_1);
    int end = latin.indexOf(0);
    return end < 0 ? latin : latin.substring(0, end);
  }

  private void reply(Wire wire, SaneCode code, int info, int[] replyWords, byte[] replyText)
      throws IOException {
    wire.writeStatus(code);
    wire.writeWord(info);
    wire.writeWord(type);
    wire.writeWord(size);
    if (type == Option.Type.STRING.number()) {
      wire.writeBytes(replyText);
    } else {
      wire.writeWords(replyWords);
    }
    wire.writeNoString();
  }
}
