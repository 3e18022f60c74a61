package org.sealpress.appliance.account;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sealpress.seal.PasswordHash;

/** What an administrator does with users and tokens. Each change ends the user's sessions. */
public final class Users {
  /**
   * A user, as others see it.
   *
   * @param enrolled whether there is an authenticator
   * @param passwordOnce whether the password was chosen by somebody else
   * @param recovery how many codes are left
   * @param sessions how often logged in now
   */
  public record Shown(
      String name, Role role, boolean enrolled, boolean passwordOnce, int recovery, int sessions) {}

  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Audit audit;
  private final SecureRandom random;

  Users(Accounts accounts, Sessions sessions, Tokens tokens, Audit audit, SecureRandom random) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.audit = audit;
    this.random = random;
  }

  /** All of them. */
  public List<Shown> list() {
    return accounts.list().stream().map(this::shown).toList();
  }

  private Shown shown(Account account) {
    return new Shown(
        account.name(),
        account.role(),
        account.isEnrolled(),
        account.passwordOnce(),
        account.recovery().size(),
        sessions.of(account.name()).size());
  }

  /** One more; gives the password for the first login. */
  public String add(String typed, Role role, String by) throws AccountFault, IOException {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    String password = OneTimeCodes.setup(random);
    accounts.add(Account.fresh(name, role, PasswordHash.of(password.toCharArray(), random)));
    audit.user(name, "added as " + role.code(), by);
    return password;
  }

  /** Another role. */
  public void role(String name, Role role, String by) throws AccountFault, IOException {
    accounts.change(name, each -> each.withRole(role));
    sessions.endAll(name, "");
    audit.user(name, "role " + role.code(), by);
  }

  /** No more. */
  public void remove(String name, String by) throws AccountFault, IOException {
    accounts.remove(name);
    sessions.endAll(name, "");
    audit.user(name, "removed", by);
  }

  /** For who has forgotten the password; gives one for the next login. */
  public String resetPassword(String name, String by) throws AccountFault, IOException {
    String password = OneTimeCodes.setup(random);
    String hash = PasswordHash.of(password.toCharArray(), random);
    accounts.change(name, each -> each.withPassword(hash, true));
    sessions.endAll(name, "");
    audit.user(name, "password by another", by);
    return password;
  }

  /** For who has lost the authenticator and the codes: the next login gets another one. */
  public void resetAuthenticator(String name, String by) throws AccountFault, IOException {
    accounts.change(name, Account::withoutAuthenticator);
    sessions.endAll(name, "");
    audit.user(name, "second factor taken away", by);
  }

  /** How a user is logged in now. */
  public List<Session> sessions(String name) {
    return sessions.of(name);
  }

  /** Ends one of a user's sessions. */
  public void endSession(String name, String handle) throws AccountFault {
    if (!sessions.end(name, handle)) {
      throw new AccountFault(
          AccountFault.Kind.NOT_THERE, "", "login.session.none", "this session is over already");
    }
  }

  /** Ends all of a user's sessions. */
  public void endSessions(String name) {
    sessions.endAll(name, "");
  }

  /** A token for a program; it is shown once. */
  public String addToken(String name, Set<TokenScope> may, String by)
      throws AccountFault, IOException {
    String token = tokens.add(name, may);
    audit.token(name, "added", by);
    return token;
  }

  /** Takes a token back. */
  public void removeToken(String name, String by) throws AccountFault, IOException {
    tokens.remove(name);
    audit.token(name, "removed", by);
  }
}
