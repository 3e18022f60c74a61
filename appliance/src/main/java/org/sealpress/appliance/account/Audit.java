package org.sealpress.appliance.account;

/** Where it is recorded who came in and who changed what. May block for a disk; never fails. */
public interface Audit {
  /** Records nothing. */
  Audit NONE =
      new Audit() {
        @Override
        public void loggedIn(String user, Role role) {}

        @Override
        public void failed(String user, long tries) {}

        @Override
        public void user(String user, String what, String by) {}

        @Override
        public void token(String token, String what, String by) {}
      };

  /** A user is in. */
  void loggedIn(String user, Role role);

  /**
   * Wrong tries.
   *
   * @param user empty for those of names that there are not
   */
  void failed(String user, long tries);

  /** A user was made, changed or removed. */
  void user(String user, String what, String by);

  /** A token was made or taken back. */
  void token(String token, String what, String by);
}
