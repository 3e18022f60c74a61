// What is around every page.

import { h, fill } from './dom.js';
import { current, keepLanguage, loadTexts, sayAll, t } from './texts.js';
import { loadSession, may, who } from './http.js';

/** The pages that there are, and who may see them. */
const PAGES = [
  ['status', '/', 'viewer'],
  ['scan', '/scan', 'operator'],
  ['documents', '/documents', 'viewer'],
  ['reading', '/reading', 'viewer'],
  ['drives', '/drives', 'viewer'],
  ['admin', '/admin', 'administrator'],
];

/**
 * <seal-shell page="status"><main id="main">...</main></seal-shell>: a heading with the pages there
 * are, the language, who is logged in, and whether the box can be heard.
 */
class SealShell extends HTMLElement {
  connectedCallback() {
    if (this.header !== undefined) {
      return;
    }
    this.lost = h('p.lost', { role: 'alert', hidden: true });
    this.header = h('header');
    this.box = 'Sealpress';
    this.prepend(h('a.skip', { href: '#main', 'data-t': 'common.skip' }), this.header, this.lost);
  }

  /**
   * Shows what is known of who looks at it. A page that can say everything again in another
   * language gives a function `onLanguage`; others are loaded again.
   */
  show(languages) {
    const here = this.getAttribute('page');
    const links = PAGES.filter(([, , role]) => may(role)).map(([name, path]) =>
      h('li', {}, h('a', { href: path, 'aria-current': name === here ? 'page' : null }, t(`common.page.${name}`))),
    );
    fill(
      this.header,
      h('p.name', {}, h('img', { src: '/img/seal.svg', alt: '', width: 28, height: 28 }), h('span', { id: 'box-name' }, this.box)),
      h('nav', { 'aria-label': t('common.pages') }, h('ul', {}, links)),
      this.corner(languages),
    );
    sayAll(this);
  }

  corner(languages) {
    const user = who()?.user ?? '';
    const choice = h(
      'select',
      { id: 'language', change: () => this.speak(choice.value) },
      languages.map((each) =>
        h('option', { value: each.code, lang: each.code, selected: each.code === current() }, each.name),
      ),
    );
    return h(
      'div.corner',
      {},
      h('label.unseen', { for: 'language' }, t('common.choose-language')),
      choice,
      user === '' ? null : h('a', { href: '/account' }, user),
    );
  }

  async speak(code) {
    keepLanguage(code);
    if (this.onLanguage === undefined) {
      location.reload();
      return;
    }
    this.show(await loadTexts(''));
    document.dispatchEvent(new Event('seal-language'));
    this.onLanguage();
    this.querySelector('#language').focus();
  }

  /** Says since when nothing was heard of the box; null when it is heard. */
  connection(since) {
    this.lost.hidden = since === null;
    this.lost.textContent = since === null ? '' : t('common.lost', { since: since.toISOString() });
    this.toggleAttribute('old', since !== null);
  }

  /** Says the name of the box. */
  named(box) {
    this.box = box;
    this.querySelector('#box-name').textContent = box;
  }
}

customElements.define('seal-shell', SealShell);

let begun = null;

/** Pages that are not in the list of pages. */
const OTHERS = { users: 'administrator' };

/**
 * The shell of this page, once texts and session are there. Every page begins with it. Who may not
 * see the page is told so, and the page goes no further.
 *
 * @param {boolean} [open] whether the page is also for those who are not logged in
 */
export function ready(open = false) {
  begun ??= begin(open);
  return begun;
}

async function begin(open) {
  const shell = document.querySelector('seal-shell');
  let languages = await loadTexts('');
  if (!open) {
    const { language } = await loadSession();
    if (language !== '' && language !== current()) {
      languages = await loadTexts(language);
    }
  }
  shell.show(languages);
  const name = shell.getAttribute('page');
  const role = OTHERS[name] ?? PAGES.find(([each]) => each === name)?.[2] ?? 'viewer';
  if (!open && !may(role)) {
    fill(document.getElementById('main'), h('h1', {}, t('common.not-yours')), h('p', {}, t(`common.not-yours.${role}`)));
    return new Promise(() => {});
  }
  return shell;
}
