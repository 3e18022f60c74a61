// Drives and other places: what is in the slot, what may be pulled, what comes next.

import { api, may, ready, Refused, t } from './app.js';
import { calendar } from './drives-calendar.js';
import { places } from './drives-places.js';
import { set } from './drives-set.js';
import { slots } from './drives-slots.js';

const EVERY = 2_000;
const at = (id) => document.getElementById(id);

const shell = await ready();
document.title = `${t('drives.title')} – Sealpress`;
const parts = [slots(at('slots')), set(at('set')), places(at('places'))];
const month = calendar(at('calendar'));
let heard = new Date();
let seen = '';

/** Shows everything as it is now. */
async function look() {
  try {
    const [now, drives, enrolment] = await Promise.all([
      api('/api/places'),
      api('/api/drives'),
      api('/api/drives/enrolment'),
    ]);
    const all = { ...now, drives, enrolment, operator: may('operator'), administrator: may('administrator'), look };
    parts.forEach((part) => part.show(all));
    const turns = JSON.stringify(drives.drives.map((each) => [each.id, each.state]));
    if (turns !== seen) {
      seen = turns;
      await month.load();
    }
    heard = new Date();
    shell.connection(null);
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    if (error.status === 0) {
      shell.connection(heard);
    }
  }
}

async function watch() {
  if (!document.hidden) {
    await look();
  }
  setTimeout(watch, EVERY);
}

await watch();
