// Notices that nobody is here any more.

const LIMIT = 10 * 60_000;
const WARNING = LIMIT - 60_000;
const LOOK = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'wheel', 'touchstart'];

/**
 * Watches from now on. Time that the computer has slept counts. What is done in the viewer of a
 * document can't be seen from here, hence the warning.
 *
 * @param {object} on `warn` is called a minute before the end, `back` when somebody is here after
 *   that, `over` at the end
 * @returns {function} says that somebody is here
 */
export function watchIdle(on) {
  let last = Date.now();
  let warned = false;

  function here() {
    if (Date.now() - last >= LIMIT) {
      return look();
    }
    last = Date.now();
    if (warned) {
      warned = false;
      on.back();
    }
  }

  function look() {
    const idle = Date.now() - last;
    if (idle >= LIMIT) {
      last = Date.now();
      warned = false;
      on.over();
    } else if (idle >= WARNING && !warned) {
      warned = true;
      on.warn();
    }
  }

  SIGNS.forEach((sign) => addEventListener(sign, here, { passive: true, capture: true }));
  document.addEventListener('visibilitychange', look);
  setInterval(look, LOOK);
  return here;
}
