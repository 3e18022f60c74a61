// The scan page: a button for each class, what is scanned, and the pages to be looked at.

import { events, fill, ready, t } from './app.js';
import { pressForm } from './scan-press.js';
import { SealScan } from './scan-capture.js';

const LIVE = ['waiting', 'scanning', 'held', 'reading', 'checking', 'sealing', 'parked'];

const shell = await ready();
const place = document.getElementById('scans');
const scans = new Map();
let status = null;

function say() {
  document.title = t('scan.title');
  fill(document.getElementById('heading'), t('scan.title'));
}

/** Those that are worked on, and those that were while somebody looked on. */
function show() {
  if (status === null) {
    return;
  }
  shell.named(status.box);
  const offset = Date.parse(status.now) - Date.now();
  for (const capture of [...status.captures].reverse()) {
    const known = scans.get(capture.id);
    if (known !== undefined) {
      known.show(capture, offset);
    } else if (LIVE.includes(capture.state)) {
      const fresh = new SealScan();
      scans.set(capture.id, fresh);
      place.prepend(fresh);
      fresh.show(capture, offset);
    }
  }
}

shell.onLanguage = () => {
  say();
  scans.forEach((scan) => scan.say());
};

say();
await pressForm(document.getElementById('press'));
events({
  status(now) {
    status = now;
    show();
  },
  lost: (since) => shell.connection(since),
  back: () => shell.connection(null),
});
