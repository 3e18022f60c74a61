// Other places for copies: when they answered last, whether they can be used, what was read again.

import { ago, api, h, t } from './app.js';
import { onlyWhenNew, tried } from './drives-slots.js';

/** The card. */
export function places(place) {
  return onlyWhenNew(place, (all) => {
    const shown = [all.box, ...all.targets].map((each) => ({ ...each, since: '', contact: each.contact && ago(each.contact) }));
    return [
      [shown, all.operator, all.slots.map((each) => each.state)],
      () => [
        h('h2', { id: 'places-title' }, t('drives.places')),
        h('p', {}, t('drives.places-what')),
        shown.map((each) => one(each, all)),
      ],
    ];
  });
}

function one(each, all) {
  const isBox = each.kind === 'box';
  const slot = all.slots.find((known) => known.slot === each.name);
  const usable = slot === undefined || slot.state === 'in';
  return h(
    'section.place',
    { 'data-place': each.name },
    h('h3', {}, isBox ? t('drives.this-box') : each.name),
    isBox ? null : h('p.hint', { lang: 'en' }, each.where),
    isBox ? null : h('p', {}, contact(each)),
    each.message === undefined || each.message === '' ? null : h('p.detail', { lang: 'en' }, each.message),
    read(each),
    tested(each.test),
    all.operator
      ? h(
          'p.buttons',
          {},
          h(
            'button.quiet.small',
            { type: 'button', disabled: !usable || each.toVerify || each.reading !== undefined, click: () => begin(each, 'verify', all) },
            isBox ? t('drives.verify-box') : t('drives.verify', { place: each.name }),
          ),
          isBox
            ? null
            : h(
                'button.quiet.small',
                { type: 'button', disabled: each.test?.state === 'running', click: () => begin(each, 'test', all) },
                t('drives.test', { place: each.name }),
              ),
        )
      : null,
  );
}

function begin(each, what, all) {
  return tried(async () => {
    await api(`/api/places/${encodeURIComponent(each.name)}/${what}`, { method: 'POST' });
    await all.look();
  });
}

function contact(each) {
  return each.contact === undefined ? t('drives.no-contact') : t('drives.contact', { ago: each.contact });
}

function read(each) {
  if (each.reading !== undefined) {
    const text = t('drives.reading', { count: each.reading.ofObjects, done: each.reading.objects });
    return h(
      'div',
      { 'aria-live': 'polite' },
      h('p', {}, text),
      h('progress', { 'aria-label': text, value: each.reading.objects, max: Math.max(1, each.reading.ofObjects) }),
    );
  }
  if (each.toVerify) {
    return h('p', { 'aria-live': 'polite' }, t('drives.to-verify'));
  }
  if (each.verified === undefined) {
    return h('p', {}, t('drives.never-verified'));
  }
  const { at, objects, damaged, missing, part, parts } = each.verified;
  const bad = damaged + missing;
  const text = bad > 0 ? t('drives.verified-bad', { at, count: bad }) : t('drives.verified', { at, count: objects });
  return h('p', {}, text, parts > 1 ? ` ${t('drives.part', { part, parts })}` : null);
}

function tested(test) {
  if (test === undefined) {
    return null;
  }
  if (test.state === 'running') {
    return h('p', { 'aria-live': 'polite' }, t('drives.testing'));
  }
  return test.state === 'passed'
    ? h(
        'div',
        {},
        h('p', {}, h('span.tag', { 'data-state': 'good' }, t('drives.test-passed', { at: test.at }))),
        h('ul', { lang: 'en' }, test.findings.map((each) => h('li', {}, each))),
      )
    : h('p.wrong', {}, t('drives.test-failed', { at: test.at }), ' ', h('span', { lang: 'en' }, test.message));
}
