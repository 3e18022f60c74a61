// The reading room: a sealed document is opened with the reader's own key, in this browser only.

import { api, current, fill, h, onSubmit, ready, Refused, sayAll, t } from './app.js';
import { watchIdle } from './reading-idle.js';
import { canonical } from './reading-receipt.js';
import { Refusal } from './reading-refusal.js';
import { Room } from './reading-room.js';
import * as view from './reading-view.js';

const shell = await ready();
const room = new Room();
const place = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const wanted = { document: asked.get('document') ?? '', version: asked.get('version') ?? '1' };

let key = null;
let open = null;
let drill = null;

const used = h('div', { hidden: true });
const keyForm = view.keyForm();
const documentForm = view.documentForm(wanted);
const drillForm = view.drillForm();
const drilled = h('div');
view.part(place('key'), 'reading.key.title', keyForm, used);
view.part(place('document'), 'reading.document.title', documentForm);
view.part(place('drill'), 'reading.drill.title', drillForm, drilled);

/** Asks the worker; somebody whose session is over logs in first. What is wrong is a sentence. */
async function ask(section, task, what, handed) {
  try {
    for (let again = false; ; again = true) {
      try {
        const parts = await what();
        return await room.ask(task, parts, handed?.(parts), (step) => view.doing(section, step));
      } catch (e) {
        if (again || e.code !== 'session') {
          throw e;
        }
        await api('/api/session');
      }
    }
  } catch (e) {
    throw e instanceof Refusal ? new Refused(view.sentence(e), 400, e.field) : e;
  } finally {
    view.doing(section, null);
  }
}

function needKey() {
  if (key === null) {
    const field = keyForm.querySelector('seal-field');
    field.message = t('reading.error.key.first');
    field.control.focus();
  }
  return key !== null;
}

/** A message beside the key's field, wherever it was noticed. */
function onKey(e) {
  if (e instanceof Refused && e.field === 'key' && key !== null) {
    throw new Refused(e.message, e.status);
  }
  throw e;
}

onSubmit(keyForm, async ({ key: file, passphrase }) => {
  view.doing(place('key'), { step: 'unlocking' });
  key = await ask(
    place('key'),
    'key',
    async () => ({
      file: await file.arrayBuffer(),
      passphrase: new TextEncoder().encode(passphrase),
    }),
    (parts) => [parts.file, parts.passphrase.buffer]);
  keyForm.reset();
  show();
  if (wanted.document !== '' && open === null) {
    documentForm.requestSubmit();
  }
});

onSubmit(documentForm, async ({ document: id, version }) => {
  if (!needKey()) {
    return;
  }
  closeDocument();
  const { plain, facts, proof } = await ask(place('document'), 'open', async () => ({
    document: id, version: Number(version),
  })).catch(onKey);
  const url = URL.createObjectURL(new Blob([plain], { type: 'application/pdf' }));
  open = { facts, proof, url, name: `${facts.document}.v${facts.version}.pdf` };
  show();
  place('opened').querySelector('h2').focus();
});

onSubmit(drillForm, async ({ sample }) => {
  if (!needKey()) {
    return;
  }
  closeDrill();
  const done = await ask(place('drill'), 'drill', async () => ({ sample })).catch(onKey);
  const url = URL.createObjectURL(new Blob([canonical(done.receipt)], { type: 'application/json' }));
  drill = { ...done, url, taken: false };
  show();
  await api('/api/drills', { method: 'POST', body: done.receipt });
  drill.taken = true;
  show();
});

function closeDocument() {
  if (open !== null) {
    place('opened').querySelector('iframe')?.remove();
    URL.revokeObjectURL(open.url);
    open = null;
    show();
  }
}

function closeDrill() {
  if (drill !== null) {
    URL.revokeObjectURL(drill.url);
    drill = null;
    show();
  }
}

/** Key and documents are gone from this browser after this. */
function forget() {
  room.close();
  key = null;
  keyForm.reset();
  closeDocument();
  show();
}

function show() {
  keyForm.hidden = key !== null;
  used.hidden = key === null;
  fill(used, ...(key === null ? [] : view.keyInUse(key, forget)));
  place('opened').hidden = open === null;
  if (open === null) {
    place('opened').replaceChildren();
  } else if (open.language !== current()) {
    open.language = current();
    fill(place('opened'), ...view.opened(open, closeDocument));
  }
  fill(drilled, ...(drill === null ? [] : view.drilled(drill)));
  document.title = t('reading.title');
}

const idle = place('idle');
const here = watchIdle({
  warn() {
    if (key !== null || open !== null) {
      fill(idle, h('p', {}, t('reading.idle.warning'), ' ',
        h('button.quiet', { type: 'button', click: () => here() }, t('reading.idle.stay'))));
    }
  },
  back: () => idle.replaceChildren(),
  over() {
    idle.replaceChildren();
    if (key !== null || open !== null) {
      forget();
      fill(idle, h('p', {}, t('reading.idle.over')));
    }
  },
});

addEventListener('pagehide', forget);
shell.onLanguage = () => {
  sayAll(document.body);
  show();
};
show();
