package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.OptionValueType;
import au.com.southsky.jfreesane.RangeConstraint;
import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneOption;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One option of an open device, in numbers and words instead of SANE's types. Setting an option may
 * change the others: look up the next one afresh.
 */
final class Setting {
  private final SaneOption option;

  private Setting(SaneOption option) {
    this.option = option;
  }

  /** An option by SANE's name. */
  static Optional<Setting> find(SaneDevice device, String name) throws IOException {
    return Optional.ofNullable(device.getOption(name)).map(Setting::new);
  }

  String name() {
    return option.getName();
  }

  OptionValueType type() {
    return option.getType();
  }

  /** Whether it can be set now. */
  boolean settable() {
    return option.isActive() && option.isWriteable();
  }

  /** Whether it can be read now. */
  boolean readable() {
    return option.isActive() && option.isReadable();
  }

  boolean inPixels() {
    return option.getUnits() == SaneOption.OptionUnits.UNIT_PIXEL;
  }

  boolean isNumber() {
    boolean number = type() == OptionValueType.INT || type() == OptionValueType.FIXED;
    return number && option.getValueCount() == 1;
  }

  Allowed allowed() {
    boolean fixed = type() == OptionValueType.FIXED;
    return switch (option.getConstraintType()) {
      case NO_CONSTRAINT -> new Allowed.Any();
      case STRING_LIST_CONSTRAINT -> new Allowed.Texts(List.copyOf(option.getStringConstraints()));
      case VALUE_LIST_CONSTRAINT ->
          new Allowed.Numbers(
              fixed
                  ? option.getFixedValueListConstraint()
                  : option.getIntegerValueListConstraint().stream()
                      .map(Integer::doubleValue)
                      .toList());
      case RANGE_CONSTRAINT -> range(Optional.ofNullable(option.getRangeConstraints()), fixed);
    };
  }

  private static Allowed range(Optional<RangeConstraint> range, boolean fixed) {
    if (range.isEmpty()) {
      return new Allowed.Any();
    }
    RangeConstraint r = range.get();
    return fixed
        ? new Allowed.Range(r.getMinimumFixed(), r.getMaximumFixed(), r.getQuantumFixed())
        : new Allowed.Range(r.getMinimumInteger(), r.getMaximumInteger(), r.getQuantumInteger());
  }

  /** The number it has. */
  double number() throws IOException, SaneException {
    return type() == OptionValueType.FIXED ? option.getFixedValue() : option.getIntegerValue();
  }

  /** The word it has. */
  String text() throws IOException, SaneException {
    return option.getStringValue();
  }

  /** Sets a number; the answer is what the device made of it. */
  double set(double value) throws IOException, SaneException {
    return type() == OptionValueType.FIXED
        ? option.setFixedValue(value)
        : option.setIntegerValue((int) Math.rint(value));
  }

  /** Sets a switch unless it is so already; the answer is what the device made of it. */
  boolean flip(boolean value) throws IOException, SaneException {
    boolean already = readable() && option.getBooleanValue() == value;
    return already ? value : option.setBooleanValue(value);
  }

  /** Pushes a button. */
  void push() throws IOException, SaneException {
    option.setButtonValue();
  }

  /** Whether a word is not too long for it. */
  boolean holds(String value) {
    return value.length() < option.getSize();
  }

  /** Sets a word; the answer is what the device made of it. */
  String set(String value) throws IOException, SaneException {
    try {
      return option.setStringValue(value);
    } catch (IllegalStateException e) {
      // The library's own check: the device spells the value differently and does not say so.
      return text();
    }
  }
}
