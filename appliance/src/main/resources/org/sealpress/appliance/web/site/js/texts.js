// What is said, in the language of whoever reads it.

const KEPT = 'sealpress.language';
const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

let texts = {};
let language = 'en';
let locale = 'en'; // with a country, where the browser says one
let plural = new Intl.PluralRules(language);

/** The language that is used now, as two letters. */
export function current() {
  return language;
}

/**
 * Fetches the texts.
 *
 * @param {string} wanted by the user's account; '' when it says nothing
 * @returns {Promise<Array<{code: string, name: string}>>} all languages that there are
 */
export async function loadTexts(wanted) {
  const languages = await file('languages');
  const asked = [kept(), wanted, ...navigator.languages.map((each) => each.slice(0, 2)), 'en'];
  language = asked.find((each) => languages.some((known) => known.code === each)) ?? 'en';
  locale = navigator.languages.find((each) => each.slice(0, 2) === language) ?? language;
  plural = new Intl.PluralRules(language);
  texts = await file(language);
  document.documentElement.lang = language;
  sayAll(document.body);
  return languages;
}

async function file(name) {
  const answer = await fetch(`/texts/${name}.json`);
  if (!answer.ok) {
    throw new Error(`texts ${name}: ${answer.status}`);
  }
  return answer.json();
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // a browser may forbid it
  }
}

/** Keeps the language for this browser. */
export function keepLanguage(code) {
  try {
    localStorage.setItem(KEPT, code);
  } catch {
    // then it is asked for again
  }
}

/**
 * A text.
 *
 * @param {string} key with a number `count` in the arguments, of a text for one and for others
 * @param {object} args what is put in; numbers and times are spelled as the language does
 */
export function t(key, args = {}) {
  const form = typeof args.count === 'number' ? `${key}.${plural.select(args.count)}` : key;
  const text = texts[form] ?? texts[`${key}.other`] ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in args ? shown(args[name]) : place));
}

/** Whether there is a text. */
export function has(key) {
  return key in texts || `${key}.other` in texts;
}

function shown(value) {
  if (typeof value === 'number') {
    return number(value);
  }
  return TIME.test(value) ? moment(value) : DAY.test(value) ? day(value) : String(value);
}

/** A number. */
export function number(value) {
  return new Intl.NumberFormat(locale).format(value);
}

/** An amount of bytes. */
export function bytes(value) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = value < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step],
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(value / 1000 ** step);
}

/** A day such as 2026-11-24. */
export function day(value) {
  const [year, month, date] = value.split('-').map(Number);
  return spelled(new Date(year, month - 1, date), { day: 'numeric', month: 'long' });
}

/** A time, with its day when that is not today. */
export function moment(value) {
  const at = new Date(value);
  const today = at.toDateString() === new Date().toDateString();
  const time = { hour: '2-digit', minute: '2-digit' };
  return spelled(at, today ? time : { day: 'numeric', month: 'short', ...time });
}

function spelled(date, how) {
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };
  return new Intl.DateTimeFormat(locale, { ...how, ...('day' in how ? year : {}) }).format(date);
}

/** How long ago a time is, in its largest unit: 3 minutes ago. */
export function ago(value) {
  const seconds = Math.round((new Date(value) - Date.now()) / 1000);
  const units = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return format.format(Math.trunc(seconds / size), unit);
}

/**
 * Puts texts into elements that name them: data-t is what stands in it, data-t-label what a screen
 * reader calls it.
 */
export function sayAll(root) {
  for (const each of root.querySelectorAll('[data-t]')) {
    each.textContent = t(each.dataset.t);
  }
  for (const each of root.querySelectorAll('[data-t-label]')) {
    each.setAttribute('aria-label', t(each.dataset.tLabel));
  }
}
