// The status: what a receptionist reads from two metres, and beneath it what it is made of.

import { events, fill, h, lightShape, ready, t } from './app.js';
import { alarms } from './status-alarms.js';
import { box, notes, proof } from './status-box.js';
import { captures } from './status-captures.js';
import { drives, places } from './status-places.js';

const PARTS = { alarms, now: captures, drives, places, proof, box, notes };

const shell = await ready();
const shown = new Map();
let status = null;
let lost = null;

function show() {
  if (status === null) {
    return;
  }
  headline(status.headline);
  shell.named(status.box);
  document.title = `${document.getElementById('light-word').textContent} – ${status.box}`;
  for (const [id, part] of Object.entries(PARTS)) {
    changed(document.getElementById(id), part(status));
  }
}

/** Only what is new is touched, so that a screen reader keeps its place. */
function changed(section, content) {
  const text = content === null ? '' : content.map((each) => each.outerHTML).join('');
  if (shown.get(section) !== text) {
    shown.set(section, text);
    section.hidden = content === null;
    fill(section, ...(content ?? []));
  }
}

/** Nobody is to read from afar that all is well when that is not known any more. */
function headline({ light: last, sentences }) {
  const light = lost === null ? last : 'unknown';
  const word = t(`status.light.${light}`, { since: lost?.toISOString() });
  const [first, ...others] = sentences.map(({ key, args }) => t(key, args));
  const text = [word, first, ...others].join('\n');
  const section = document.getElementById('headline');
  if (section.dataset.text === text) {
    return;
  }
  section.dataset.text = text;
  section.dataset.light = light;
  fill(document.getElementById('light-shape'), lightShape(light));
  fill(document.getElementById('light-word'), word);
  fill(document.getElementById('sentence'), first);
  const further = document.getElementById('further');
  further.hidden = others.length === 0;
  fill(further, ...others.map((each) => h('li', {}, each)));
}

shell.onLanguage = () => {
  shown.clear();
  show();
};

function heard(since) {
  lost = since;
  shell.connection(since);
  show();
}

events({
  status(now) {
    status = now;
    show();
  },
  lost: heard,
  back: () => heard(null),
});
