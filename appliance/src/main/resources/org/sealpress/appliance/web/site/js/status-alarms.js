// Alarms: what is wrong, since when, and what to do.

import { current, h, has, t } from './app.js';

/** The card, or null when nothing is wrong. */
export function alarms({ alarms: all = [] }) {
  if (all.length === 0) {
    return null;
  }
  return [
    h('h2', { id: 'alarms-title' }, t('status.alarms')),
    h('ul.plain', {}, all.map(alarm)),
  ];
}

function alarm(each) {
  const key = name(each);
  const args = { subject: each.subject };
  const known = has(`${key}.title`);
  const say = (part, technical) =>
    known ? h('p', {}, t(`${key}.${part}`, args)) : english(technical);
  return h(
    'li.alarm',
    { 'data-urgency': each.urgency },
    h('h3', {}, known ? t(`${key}.title`, args) : english(each.title, 'span')),
    h('p.hint', {}, t(`status.urgency.${each.urgency}`), ' · ', t('status.since', { since: each.since ?? each.raised })),
    say('risk', each.risk),
    h('p.label', {}, t('status.alarm-do')),
    say('do', each.remedy),
    h('p.detail', {}, t('status.detail'), ' ', english(each.what, 'span')),
  );
}

function name({ kind, subject }) {
  const key = `status.alarm.${kind}`;
  return has(`${key}.${subject}.title`) ? `${key}.${subject}` : key;
}

/** What the box says in English alone. */
export function english(text, tag = 'p') {
  return h(tag, current() === 'en' ? {} : { lang: 'en' }, text);
}
