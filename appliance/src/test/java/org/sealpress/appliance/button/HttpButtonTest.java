package org.sealpress.appliance.button;

class HttpButtonTest extends ButtonContract {
  @Override
  Rig rig() {
    HttpButton button = new HttpButton();
    return new Rig() {
      @Override
      public Button button() {
        return button;
      }

      @Override
      public ButtonKind kind() {
        return ButtonKind.HTTP;
      }

      @Override
      public String key() {
        return HttpButton.KEY;
      }

      @Override
      public void plug() {}

      @Override
      public void pull() {}

      @Override
      public void press() {
        var unused = button.press();
      }

      @Override
      public void release() {}

      @Override
      public boolean canBeAway() {
        return false;
      }

      @Override
      public boolean canBeHeld() {
        return false;
      }

      @Override
      public void close() {}
    };
  }
}
