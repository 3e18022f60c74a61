package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.appliance.web.text.AllTexts;

/** All routes of a box. What is not in here is not there. */
final class RouteTable {
  /** Threads for looks at pages that are not sealed, and for what is decided on them. */
  private static final int CHECKS = 3;

  private RouteTable() {}

  static List<Route> of(WebDoor door, BoxState box, Vertx vertx) {
    List<Route> all = new ArrayList<>();
    all.addAll(new CaptureApi(box, vertx).routes());
    WorkerExecutor checks = vertx.createSharedWorkerExecutor("checks", CHECKS);
    all.addAll(new CheckApi(box, checks).routes());
    all.addAll(new LeftOutPages(box, checks).routes());
    all.addAll(new EnrolmentApi(box).routes());
    all.addAll(new EjectApi(box).routes());
    all.addAll(new DriveCalls(box, vertx).routes());
    all.addAll(new PlanCall(box, vertx).routes());
    all.addAll(new AlarmApi(box).routes());
    all.addAll(PaperRoutes.of(box, vertx));
    all.addAll(
        new EventsApi(
                vertx,
                box,
                Watcher.Limits.USUAL,
                each -> door.reception().sessions().isOpen(each.handle()))
            .routes());
    all.addAll(new LoginApi(door.reception()).routes());
    all.addAll(new SetupApi(door.reception()).routes());
    all.addAll(new AccountApi(door.reception()).routes());
    all.addAll(new UsersApi(door.reception()).routes());
    all.addAll(new TokenApi(door.reception()).routes());
    all.addAll(new AuthorityApi(door.identity()).routes());
    all.addAll(new OpenApi().routes());
    all.addAll(new TextsApi(new AllTexts()).routes());
    all.addAll(new ReadingApi(box::reading, vertx).routes());
    Site site = new Site();
    FirstVisit first = new FirstVisit(door.reception());
    new ReadingPage(site).routes().forEach(each -> all.add(first.before(each)));
    site.routes().forEach(each -> all.add(first.before(each)));
    return all;
  }
}
