package org.sealpress.appliance.drive;

import java.time.Duration;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.Receipt;

/** What a slot needs of {@link Delivery}. */
public interface Deliveries {
  /** As {@link Delivery#release}. */
  Receipt release(String slot, Duration limit) throws InterruptedException;

  /** As {@link Delivery#resume}. */
  void resume(String slot);

  /** As {@link Delivery#gone}. */
  void gone(String slot);

  /** Those of a box. */
  static Deliveries of(Delivery delivery) {
    return new Deliveries() {
      @Override
      public Receipt release(String slot, Duration limit) throws InterruptedException {
        return delivery.release(slot, limit);
      }

      @Override
      public void resume(String slot) {
        delivery.resume(slot);
      }

      @Override
      public void gone(String slot) {
        delivery.gone(slot);
      }
    };
  }
}
