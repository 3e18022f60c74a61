// The steps of a login that several pages have.

import { api, fill, h, onSubmit, t } from './app.js';

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4;

/** A field with its label. */
export function field(label, attributes, hint = null) {
  return h('seal-field', { label, hint }, h('input', { required: true, ...attributes }));
}

/** Shows one step in place of another, and lets it be read from its heading on. */
export function show(main, title, ...content) {
  const heading = h('h1', { tabindex: '-1' }, title);
  fill(main, h('section.card', {}, heading, content));
  document.title = `${title} - Sealpress`;
  const first = main.querySelector('input');
  (first ?? heading).focus();
}

/** A form with one button. */
export function form(fields, button, act) {
  const made = h('form.stack', {}, fields, h('p.buttons', {}, h('button', {}, button)));
  onSubmit(made, act);
  return made;
}

/** A new password. */
export function newPassword() {
  return field(
    'login.password.new',
    { name: 'password', type: 'password', autocomplete: 'new-password', minlength: 12 },
    'login.password.hint',
  );
}

/** A code of the app. */
export function codeField(hint = null) {
  return field(
    'login.code',
    { name: 'code', autocomplete: 'one-time-code', inputmode: 'numeric' },
    hint,
  );
}

/** A picture of a code; rows of 0 and 1. */
export function qrPicture(rows) {
  const side = rows.length + 2 * QUIET;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'qr');
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', t('login.enrol.picture'));
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = document.createElementNS(SVG, 'path');
  const squares = [];
  rows.forEach((row, y) =>
    [...row].forEach((module, x) => {
      if (module === '1') {
        squares.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
      }
    }),
  );
  path.setAttribute('d', squares.join(''));
  svg.append(path);
  return svg;
}

/**
 * Gets an authenticator, and then shows the codes for when it is lost.
 *
 * @param {HTMLElement} main
 * @param {string} path where the secret is asked for and the first code is given
 * @param {function(): void} then when the codes were kept
 */
export async function enrol(main, path, then) {
  const { secret, uri, qr } = await api(path);
  show(
    main,
    t('login.enrol.title'),
    h('p', {}, t('login.enrol.what')),
    h('ol', {}, h('li', {}, t('login.enrol.app')), h('li', {}, t('login.enrol.scan')), h('li', {}, t('login.enrol.type'))),
    qrPicture(qr),
    h('p', {}, t('login.enrol.secret')),
    h('p.secret', { id: 'secret' }, secret),
    h('p', {}, h('a', { href: uri }, t('login.enrol.open'))),
    form([codeField()], t('login.next'), async (values) => {
      const { recovery } = await api(path, { method: 'POST', body: { code: values.code } });
      keep(main, recovery, then);
    }),
  );
  main.querySelector('h1').focus();
}

function keep(main, codes, then) {
  show(
    main,
    t('login.recovery.title'),
    h('p', {}, t('login.recovery.what')),
    h('ol.codes', { id: 'recovery' }, codes.map((each) => h('li', {}, each))),
    h(
      'p.buttons',
      {},
      h('button.quiet', { type: 'button', click: () => window.print() }, t('login.recovery.print')),
      h('button', { type: 'button', id: 'kept', click: then }, t('login.recovery.kept')),
    ),
  );
}

/** Goes on where a login has got to. */
export async function goOn(main, stage, then) {
  if (stage === 'in') {
    then();
  } else if (stage === 'code') {
    show(
      main,
      t('login.code.title'),
      h('p', {}, t('login.code.what')),
      form([codeField('login.code.hint')], t('login.go'), async ({ code }) => {
        const next = await api('/api/login/code', { method: 'POST', body: { code } });
        await goOn(main, next.stage, then);
      }),
    );
  } else if (stage === 'password') {
    show(
      main,
      t('login.own.title'),
      h('p', {}, t('login.own.what')),
      form([newPassword()], t('login.next'), async ({ password }) => {
        const next = await api('/api/login/password', { method: 'POST', body: { password } });
        await goOn(main, next.stage, then);
      }),
    );
  } else if (stage === 'enrol') {
    await enrol(main, '/api/login/enrolment', then);
  }
}
