package org.sealpress.appliance.web;

/** What a person typed into a field can't be taken. The message says why and what to do. */
final class BadField extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  BadField(String field, String message) {
    super(message);
    this.field = field;
  }

  String field() {
    return field;
  }
}
