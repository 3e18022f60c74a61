package org.sealpress.appliance.account;

import java.io.Serial;
import java.util.Map;

/**
 * Something that a person asked for and that is not done. The message is for that person; a page
 * says the same in its own language by the key.
 */
public final class AccountFault extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** What kind of answer it is. */
  public enum Kind {
    /** What was typed is wrong. */
    WRONG,
    /** Nobody is logged in, or not far enough. */
    NOT_IN,
    /** Too many tries: later. */
    LATER,
    /** There is no such thing. */
    NOT_THERE,
    /** It can't be done as things are. */
    NOT_NOW
  }

  private final Kind kind;
  private final String field;
  private final String key;
  private final transient Map<String, Object> arguments;

  /**
   * A refusal.
   *
   * @param field of the form, or empty
   * @param key of the page's text
   */
  AccountFault(Kind kind, String field, String key, String message, Map<String, Object> arguments) {
    super(message);
    this.kind = kind;
    this.field = field;
    this.key = key;
    this.arguments = Map.copyOf(arguments);
  }

  AccountFault(Kind kind, String field, String key, String message) {
    this(kind, field, key, message, Map.of());
  }

  /** What kind of answer it is. */
  public Kind kind() {
    return kind;
  }

  /** Which field of the form it is about; empty when about none. */
  public String field() {
    return field;
  }

  /** The key of the same text for the page. */
  public String key() {
    return key;
  }

  /** What goes into that text. */
  public Map<String, Object> arguments() {
    return arguments;
  }
}
