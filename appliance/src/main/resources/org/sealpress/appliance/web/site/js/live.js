// What happens, as it happens.

import { api } from './http.js';

const SILENCE = 25_000; // the box says something every ten seconds
const GRACE = 3_000; // the box ends a connection now and then, and is back at once
const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * Listens to the box until it is told to end, and connects again when it has to.
 *
 * @param {object} on functions by the names of events (status, capture, alarm), each called with
 *   its data; `lost` is called with the time of the last word when the box can't be heard, and
 *   `back` when it can be again
 * @returns {function} ends it
 */
export function events(on) {
  let source = null;
  let last = Date.now();
  let lost = false;
  let wait = FIRST;
  let again = 0;
  let notice = 0;
  let over = false;

  function heard() {
    last = Date.now();
    wait = FIRST;
    clearTimeout(notice);
    notice = 0;
    if (lost) {
      lost = false;
      on.back?.();
    }
  }

  function fail() {
    source?.close();
    source = null;
    clearTimeout(again);
    if (over) {
      return;
    }
    if (!lost && notice === 0) {
      notice = setTimeout(() => {
        lost = true;
        on.lost?.(new Date(last));
      }, GRACE);
    }
    again = setTimeout(connect, wait * (0.75 + Math.random() / 2));
    wait = Math.min(LONGEST, wait * 2);
  }

  async function connect() {
    clearTimeout(again);
    try {
      await api('/api/session'); // an event source can't tell that nobody is logged in
    } catch {
      fail();
      return;
    }
    if (over || source !== null) {
      return;
    }
    last = Math.max(last, Date.now() - SILENCE / 2);
    source = new EventSource('/api/events');
    source.onerror = fail;
    source.addEventListener('beat', heard);
    for (const name of ['status', 'capture', 'alarm']) {
      source.addEventListener(name, (event) => {
        heard();
        on[name]?.(JSON.parse(event.data));
      });
    }
  }

  const watch = setInterval(() => {
    if (source !== null && Date.now() - last > SILENCE) {
      fail();
    }
  }, 1_000);
  const online = () => connect();
  addEventListener('offline', fail);
  addEventListener('online', online);
  connect();

  return () => {
    over = true;
    clearInterval(watch);
    clearTimeout(again);
    clearTimeout(notice);
    removeEventListener('offline', fail);
    removeEventListener('online', online);
    source?.close();
  };
}
