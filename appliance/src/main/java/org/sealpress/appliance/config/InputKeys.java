package org.sealpress.appliance.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names of keys of Linux's input devices and their codes, from {@code linux/input-event-codes.h}:
 * {@code enter}, {@code a}, {@code f5}, {@code kp1}, {@code btn_left}. Any other is given by its
 * number, as {@code evtest} prints it.
 */
public final class InputKeys {
  private static final Map<String, Integer> CODES = new LinkedHashMap<>();
  private static final int HIGHEST = 0x2ff;

  static {
    row(1, "esc 1 2 3 4 5 6 7 8 9 0 minus equal backspace tab");
    row(16, "q w e r t y u i o p leftbrace rightbrace enter leftctrl");
    row(30, "a s d f g h j k l semicolon apostrophe grave leftshift backslash");
    row(44, "z x c v b n m comma dot slash rightshift kpasterisk leftalt space capslock");
    row(59, "f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 numlock scrolllock");
    row(71, "kp7 kp8 kp9 kpminus kp4 kp5 kp6 kpplus kp1 kp2 kp3 kp0 kpdot");
    row(87, "f11 f12");
    row(96, "kpenter rightctrl kpslash sysrq rightalt");
    row(102, "home up pageup left right end down pagedown insert delete");
    row(113, "mute volumedown volumeup power");
    row(163, "nextsong playpause previoussong");
    row(183, "f13 f14 f15 f16 f17 f18 f19 f20 f21 f22 f23 f24");
    row(0x100, "btn_0 btn_1 btn_2 btn_3 btn_4 btn_5 btn_6 btn_7 btn_8 btn_9");
    row(0x110, "btn_left btn_right btn_middle btn_side btn_extra");
    row(0x120, "btn_trigger btn_thumb btn_thumb2 btn_top btn_top2 btn_pinkie btn_base");
  }

  private InputKeys() {}

  private static void row(int first, String names) {
    int code = first;
    for (String name : names.split(" ", -1)) {
      CODES.put(name, code++);
    }
  }

  /** The code of a key; capitals don't matter, nor a {@code KEY_} in front. */
  public static Optional<Integer> code(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^key_", "");
    Integer code = CODES.get(plain);
    if (code == null && plain.matches("[0-9]{2,3}") && Integer.parseInt(plain) <= HIGHEST) {
      code = Integer.parseInt(plain);
    }
    return Optional.ofNullable(code);
  }

  /** What a barcode reader types with a key, in capitals; empty for what is no part of a code. */
  public static Optional<String> typed(int code) {
    return CODES.entrySet().stream()
        .filter(each -> each.getValue() == code)
        .map(Map.Entry::getKey)
        .map(name -> name.replaceFirst("^kp(?=[0-9])", "").replace("minus", "-"))
        .map(name -> name.replaceFirst("^kp-", "-").replace("dot", "."))
        .filter(name -> name.length() == 1)
        .map(name -> name.toUpperCase(Locale.ROOT))
        .findFirst();
  }
}
