package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpress.appliance.web.text.AllTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/status}, {@code GET /api/captures/ID?from=STEP}, {@code POST /api/captures} with
 * {@code {"class": "legal"}} or nothing; and for a capture that is held {@code POST
 * /api/captures/ID/continue}, {@code .../finish}, {@code .../discard} with {@code {"reason":
 * "..."}}; {@code POST /api/drills} with the receipt of a drill; see also {@link DriveCalls},
 * {@link PlanCall}, {@link EnrolmentApi}, {@link EjectApi}, {@link AlarmApi}. Only for programs of
 * this machine: see {@link OnlyLocal}.
 */
public final class ApiVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ApiVerticle.class);
  static final int LARGEST_BODY = 4096;
  private static final int LARGEST_HEADER = 8192;

  /** A client that says nothing for so long is dropped. */
  static final Duration IDLE = Duration.ofSeconds(30);

  private static final Map<Integer, String> ERRORS =
      Map.of(
          400, "the request can't be understood",
          413, "the body is too large: at most " + LARGEST_BODY + " bytes",
          500, "internal error; the log tells more");

  private final String host;
  private final int port;
  private final BoxState box;
  private final Duration idle;

  /**
   * An interface.
   *
   * @param host an address of loopback
   */
  public ApiVerticle(String host, int port, BoxState box) {
    this(host, port, box, IDLE);
  }

  ApiVerticle(String host, int port, BoxState box, Duration idle) {
    this.idle = idle;
    this.host = host;
    this.port = port;
    this.box = box;
  }

  @Override
  public Future<?> start() throws Exception {
    if (!InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IllegalArgumentException(host + " is not this machine alone: there is no login");
    }
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setIdleTimeout((int) idle.toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxHeaderSize(LARGEST_HEADER)
            .setHttp2ClearTextEnabled(false);
    return vertx.createHttpServer(options).requestHandler(router()).listen();
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(new OnlyLocal());
    router.get("/api/status").handler(request -> Answers.give(request, 200, box.status()));
    only(router, "/api/status", HttpMethod.GET);
    router.get("/api/captures/:id").handler(this::capture);
    only(router, "/api/captures/:id", HttpMethod.GET);
    new LeftOutPages(box).on(router);
    only(router, LeftOutPages.ALL, HttpMethod.GET);
    only(router, LeftOutPages.ONE, HttpMethod.GET);
    decisions(router);
    router
        .post("/api/captures")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(this::press);
    only(router, "/api/captures", HttpMethod.POST);
    new DriveCalls(box, vertx).on(router);
    new PlanCall(box, vertx).on(router);
    router
        .post("/api/drills")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(this::drill);
    only(router, "/api/drills", HttpMethod.POST);
    new EnrolmentApi(box).on(router);
    new EjectApi(box).on(router);
    new AlarmApi(box).on(router);
    mount(router, PaperRoutes.of(box, vertx));
    mount(router, new EventsApi(vertx, box, Watcher.Limits.USUAL).routes());
    mount(router, new NoLogin().routes());
    mount(router, new TextsApi(new AllTexts()).routes());
    mount(router, new Site().routes()); // the last: it has a page for any name
    router
        .route()
        .handler(
            request ->
                Answers.refuse(
                    request,
                    404,
                    "there is nothing at "
                        + request.normalizedPath()
                        + "; there are /api/status and /api/captures"));
    router.route().failureHandler(ApiVerticle::failed);
    ERRORS.forEach(
        (code, text) -> router.errorHandler(code, request -> Answers.refuse(request, code, text)));
    return router;
  }

  private static void mount(Router router, List<Route> routes) {
    Map<String, List<HttpMethod>> methods = new LinkedHashMap<>();
    for (Route each : routes) {
      io.vertx.ext.web.Route route = router.route(each.method(), each.path());
      if (!each.method().equals(HttpMethod.GET)) {
        route.handler(BodyHandler.create(false).setBodyLimit(AdminApi.LARGEST_TEXT));
      }
      route.handler(each.handler());
      methods.computeIfAbsent(each.path(), none -> new ArrayList<>()).add(each.method());
    }
    methods.forEach((path, known) -> only(router, path, known.toArray(HttpMethod[]::new)));
  }

  private void decisions(Router router) {
    decision(router, "continue", request -> Future.succeededFuture(box.feedRest(id(request))));
    decision(router, "finish", request -> vertx.executeBlocking(() -> box.finish(id(request))));
    decision(router, "discard", this::discard);
  }

  private void decision(
      Router router, String name, Function<RoutingContext, Future<BoxState.Pressed>> what) {
    String path = "/api/captures/:id/" + name;
    router
        .post(path)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(
            request ->
                what.apply(request)
                    .onSuccess(pressed -> answer(request, pressed))
                    .onFailure(request::fail));
    only(router, path, HttpMethod.POST);
  }

  private static String id(RoutingContext request) {
    return request.pathParam("id");
  }

  private Future<BoxState.Pressed> discard(RoutingContext request) {
    Optional<String> text = reason(request);
    if (text.isEmpty()) {
      return Future.succeededFuture(
          new BoxState.Pressed.Wrong(
              "pages are not thrown away without a reason: the body must be {\"reason\":"
                  + " \"...\"}"));
    }
    return vertx.executeBlocking(() -> box.discard(id(request), text.get()));
  }

  /** The reason that a body gives; empty when it gives none. */
  static Optional<String> reason(RoutingContext request) {
    try {
      return value(request, "reason", "") instanceof String text && !text.isBlank()
          ? Optional.of(text)
          : Optional.empty();
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  static void answer(RoutingContext request, BoxState.Pressed pressed) {
    if (pressed instanceof BoxState.Pressed.Taken taken) {
      Answers.give(request, 202, new JsonObject().put("capture", taken.capture()));
    } else if (pressed instanceof BoxState.Pressed.Told told) {
      Answers.give(request, 200, new JsonObject().put("text", told.text()));
    } else if (pressed instanceof BoxState.Pressed.Refused refused) {
      Answers.refuse(request, 409, refused.why());
    } else if (pressed instanceof BoxState.Pressed.Wrong wrong) {
      Answers.refuse(request, 400, wrong.why());
    }
  }

  private static void failed(RoutingContext request) {
    int code = request.statusCode() < 400 ? 500 : request.statusCode();
    Throwable why = request.failure();
    if (request.response().closed() || why instanceof HttpClosedException) {
      LOG.debug("a client went away", why);
      return;
    }
    if (code >= 500) {
      LOG.error("internal error at {}", request.normalizedPath(), why);
    }
    Answers.refuse(request, code, ERRORS.getOrDefault(code, "not possible"));
  }

  /** What is said to any other method at a path; comes after those that are there. */
  static void only(Router router, String path, HttpMethod... methods) {
    List<String> names = Stream.of(methods).map(HttpMethod::name).toList();
    String are = String.join(" and ", names) + (names.size() == 1 ? " is" : " are");
    router
        .route(path)
        .handler(
            request -> {
              request.response().putHeader("Allow", String.join(", ", names));
              Answers.refuse(request, 405, "only " + are + " for " + path);
            });
  }

  private void capture(RoutingContext request) {
    List<String> from = request.queryParam("from");
    String first = from.isEmpty() ? "0" : from.get(0);
    if (!first.matches("[0-9]{1,9}")) {
      Answers.refuse(request, 400, "from must be the number of a step");
      return;
    }
    Optional<JsonObject> capture = box.capture(request.pathParam("id"), Integer.parseInt(first));
    if (capture.isPresent()) {
      Answers.give(request, 200, capture.get());
    } else {
      Answers.refuse(request, 404, "none of the last captures has this id");
    }
  }

  private void drill(RoutingContext request) {
    Buffer body = request.body().buffer();
    byte[] receipt = body == null ? new byte[0] : body.getBytes();
    vertx
        .executeBlocking(() -> box.takeReceipt(receipt))
        .onSuccess(
            refusal -> {
              if (refusal.isPresent()) {
                Answers.refuse(request, 409, refusal.get());
              } else {
                Answers.give(request, 201, new JsonObject().put("taken", true));
              }
            })
        .onFailure(request::fail);
  }

  private void press(RoutingContext request) {
    String asked;
    try {
      asked = documentClass(request);
    } catch (DecodeException e) {
      Answers.refuse(request, 400, "the body must be a JSON object such as {\"class\": \"legal\"}");
      return;
    }
    if (!box.classes().contains(asked)) {
      String there = String.join(", ", box.classes());
      Answers.refuse(request, 400, "there is no class \"" + asked + "\"; there are " + there);
      return;
    }
    answer(request, box.press(asked));
  }

  /** The class that is asked for, or the first. A key that is spelled wrong must not go unseen. */
  private String documentClass(RoutingContext request) {
    Object asked = value(request, "class", box.classes().get(0));
    if (asked instanceof String name) {
      return name;
    }
    throw new DecodeException("not a name");
  }

  /** The value of the only key that a body may have. */
  private static Object value(RoutingContext request, String key, Object or) {
    Buffer bytes = request.body().buffer();
    Object given =
        bytes == null || bytes.length() == 0 ? new JsonObject() : Json.decodeValue(bytes);
    if (!(given instanceof JsonObject body) || !Set.of(key).containsAll(body.fieldNames())) {
      throw new DecodeException("not what was expected");
    }
    return body.getValue(key, or);
  }
}
