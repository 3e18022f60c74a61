package org.sealpress.appliance.account;

import java.util.List;

/**
 * A user.
 *
 * @param name small letters, digits, {@code . _ -}
 * @param password its hash
 * @param passwordOnce whether somebody else chose the password, so that it is good for one login
 * @param secret the authenticator's, encrypted; empty when there is none yet
 * @param lastStep of the last code that was good, which is not good again
 * @param recovery hashes of the codes that are left for who has lost the authenticator
 */
record Account(
    String name,
    Role role,
    String password,
    boolean passwordOnce,
    String secret,
    long lastStep,
    List<String> recovery) {

  Account {
    recovery = List.copyOf(recovery);
  }

  /** One who has to choose a password and to get an authenticator. */
  static Account fresh(String name, Role role, String password) {
    return new Account(name, role, password, true, "", 0, List.of());
  }

  Account withRole(Role to) {
    return new Account(name, to, password, passwordOnce, secret, lastStep, recovery);
  }

  /** With another password of the user's own, or one that somebody else chose. */
  Account withPassword(String hash, boolean once) {
    return new Account(name, role, hash, once, secret, lastStep, recovery);
  }

  Account withAuthenticator(String encrypted, long step, List<String> codes) {
    return new Account(name, role, password, passwordOnce, encrypted, step, codes);
  }

  Account withoutAuthenticator() {
    return withAuthenticator("", 0, List.of());
  }

  Account usedCode(long step) {
    return withAuthenticator(secret, step, recovery);
  }

  Account usedRecovery(String hash) {
    return withAuthenticator(
        secret, lastStep, recovery.stream().filter(each -> !each.equals(hash)).toList());
  }

  boolean isEnrolled() {
    return !secret.isEmpty();
  }
}
