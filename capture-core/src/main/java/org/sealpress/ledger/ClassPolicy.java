package org.sealpress.ledger;

/**
 * From now on documents of a class, also those that are sealed already, are to be kept so long.
 *
 * @param documentClass for example {@code legal}
 * @param retention as the configuration has it: {@code for ever}, {@code 10 years}
 * @param hold whether they are kept whatever the retention says
 */
public record ClassPolicy(String documentClass, String retention, boolean hold) implements Event {
  @Override
  public String type() {
    return "class-policy";
  }
}
