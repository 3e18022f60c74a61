package org.sealpress.appliance.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a script can tell from how {@code sealpress} ended. Numbers never change their meaning. */
public enum ExitCode {
  /** All was done. */
  DONE(0, "done"),
  /** Some or all of it failed, for a reason that has no number of its own. */
  INCOMPLETE(1, "not everything could be done; the messages say what"),
  /** The command line can't be understood. */
  USAGE(2, "wrong usage"),
  /** The configuration file is missing or wrong. */
  CONFIGURATION(3, "wrong configuration"),
  /** The scanner is not there or did not do what it was told. */
  SCANNER(4, "scanner not found or not able"),
  /** A key, passphrase or certificate is missing, wrong or expired. */
  KEY(5, "key, passphrase or certificate"),
  /** A drive, folder or remote is missing, full or failing. */
  TARGET(6, "target missing, full or failing"),
  /** An object, a ledger or a signature is not what it should be. */
  DAMAGED(7, "damaged or not authentic"),
  /** Nobody answers where the daemon should. */
  UNREACHABLE(8, "daemon not reachable"),
  /** A mistake of the program's. */
  INTERNAL(70, "internal error; please report it");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }

  /** All of them, for a help text. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitCode each : values()) {
      list.put(Integer.toString(each.code), each.meaning);
    }
    return list;
  }
}
