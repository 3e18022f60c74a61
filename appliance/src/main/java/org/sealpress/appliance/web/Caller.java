package org.sealpress.appliance.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.account.Session;
import org.sealpress.appliance.account.Token;

/** Who asks. */
public sealed interface Caller {
  /** Where it is kept in a request. */
  String KEY = "sealpress.caller";

  /** For the ledger and the log: a user's name, {@code box}, or {@code token NAME}. */
  String name();

  /** The caller of a request that a route has let in. */
  static Caller of(RoutingContext request) {
    Caller known = request.get(KEY);
    return known == null ? new Stranger() : known;
  }

  /** Whether the caller may do what a role may. */
  default boolean may(Role role) {
    return this instanceof Box
        || (this instanceof User user && user.session().role().includes(role));
  }

  /** Nobody that is known. */
  record Stranger() implements Caller {
    @Override
    public String name() {
      return "";
    }
  }

  /** A browser. */
  record User(Session session) implements Caller {
    @Override
    public String name() {
      return session.user();
    }
  }

  /** The command line of this box. */
  record Box() implements Caller {
    @Override
    public String name() {
      return "box";
    }
  }

  /** A program with a token. */
  record Program(Token token) implements Caller {
    @Override
    public String name() {
      return "token " + token.name();
    }
  }

  /** The session, of a browser. */
  default Optional<Session> browser() {
    return this instanceof User user ? Optional.of(user.session()) : Optional.empty();
  }
}
