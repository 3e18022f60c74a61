package org.sealpress.appliance.config;

import java.io.Serial;

/**
 * A single word, number or text.
 *
 * @param parser from the text without quotes and outer spaces
 */
record Scalar<T>(String expected, String example, Parser<T> parser) implements Type<T> {

  /** Text to value. */
  interface Parser<T> {
    T parse(String text) throws NotAllowed;
  }

  /** The text is no such value. */
  static final class NotAllowed extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /** With what to do; empty for the usual. */
    NotAllowed(String remedy) {
      super(remedy);
    }

    NotAllowed() {
      this("");
    }

    String remedy() {
      return String.valueOf(getMessage());
    }
  }

  @Override
  public T read(Node node, Key key) {
    if (node instanceof Node.Text text) {
      if (text.isNothing()) {
        refuse(node, key, "has no value", key.write(example));
      } else {
        try {
          return parser.parse(text.value().strip());
        } catch (NotAllowed e) {
          String remedy = e.remedy().isEmpty() ? key.write(example) : e.remedy();
          refuse(node, key, "is " + Shown.quoted(text.value()), remedy);
        }
      }
    } else if (!(node instanceof Node.Refused)) {
      String is = node instanceof Node.Items ? "is a list" : "has keys beneath it";
      refuse(node, key, is, key.write(example));
    }
    return standIn();
  }

  private void refuse(Node node, Key key, String what, String remedy) {
    key.refuse(node.line(), what, expected, remedy);
  }

  @Override
  public T standIn() {
    try {
      return parser.parse(example);
    } catch (NotAllowed e) {
      throw new IllegalStateException("the example " + example + " is not " + expected, e);
    }
  }
}
