package org.sealpress.appliance.web;

/** Why something that was asked for is not done, in the words of the answer. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String field;

  private Refusal(int code, String field, String why) {
    super(why);
    this.code = code;
    this.field = field;
  }

  /** What was given is not allowed. */
  public static Refusal wrong(String field, String why) {
    return new Refusal(400, field, why);
  }

  /** There is nothing of this name. */
  public static Refusal missing(String why) {
    return new Refusal(404, "", why);
  }

  /** It can't be done now. */
  public static Refusal notNow(String why) {
    return new Refusal(409, "", why);
  }

  /** The same, because of what was given in a field. */
  public static Refusal notNow(String field, String why) {
    return new Refusal(409, field, why);
  }

  /** The status of the answer. */
  int code() {
    return code;
  }

  /** Which field it is about; empty when none. */
  public String field() {
    return field;
  }

  /** Never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
