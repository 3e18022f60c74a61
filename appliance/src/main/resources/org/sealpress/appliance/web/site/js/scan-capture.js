// One scan: how far it is, its pages, and what a person may decide.

import { api, fill, h, moment, onSubmit, Refused, t, tell } from './app.js';
import { PageGrid } from './scan-pages.js';
import { askWhy } from './scan-dialogs.js';

const PAGED = ['scanning', 'held', 'reading', 'checking'];
const FROM_SHEET = /feed again from sheet (\d+) on/;
const OVER = ['sealed', 'safe', 'empty', 'discarded'];

/** <seal-scan>: made and kept up to date by the page. */
export class SealScan extends HTMLElement {
  constructor() {
    super();
    this.heading = h('h2');
    this.state = h('p.state', { role: 'status' });
    this.clock = h('p.clock', { hidden: true });
    this.again = h('p.again', { hidden: true });
    this.message = h('p.message', { lang: 'en', hidden: true });
    this.wrong = h('p.wrong', { role: 'alert', hidden: true });
    this.naming = h('div.naming', { hidden: true });
    this.grid = new PageGrid(this);
    this.actions = h('p.buttons', { hidden: true });
    this.shown = '';
    this.offset = 0;
  }

  connectedCallback() {
    this.className = 'card scan';
    this.append(
      this.heading, this.state, this.clock, this.again, this.message, this.naming, this.grid.element, this.actions, this.wrong,
    );
    this.timer = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  /** Shows what is known of the capture now. */
  show(capture, offset) {
    this.capture = capture;
    this.offset = offset;
    this.dataset.state = capture.state;
    this.say();
    if (PAGED.includes(capture.state)) {
      this.load();
    } else if (OVER.includes(capture.state)) {
      this.title = undefined;
      this.grid.clear();
      this.naming.hidden = true;
    }
  }

  /** Says it, in the language of now. */
  say() {
    const { state, started, message, sides, read } = this.capture;
    fill(this.heading, t('scan.heading', { time: started, class: this.capture.class }));
    const words = t(`scan.state.${state}`, { sides, read });
    if (this.state.textContent !== words) {
      fill(this.state, words);
    }
    this.message.hidden = message === '' || state === 'discarded';
    fill(this.message, message);
    const sheet = state === 'held' ? FROM_SHEET.exec(message)?.[1] : undefined;
    this.again.hidden = sheet === undefined;
    fill(this.again, sheet === undefined ? '' : t('scan.again', { sheet }));
    this.buttons();
    this.grid.say();
    this.tick();
  }

  buttons() {
    const kind = `${this.capture.state} ${document.documentElement.lang}`;
    if (kind === this.shown) {
      return; // the focus stays where it is
    }
    this.shown = kind;
    const all = {
      checking: () => [
        h('button', { click: () => this.decide('confirm') }, t('scan.confirm')),
        h('button.quiet', { click: () => this.decide('wait') }, t('scan.wait')),
        h('button.danger', { click: () => this.discard() }, t('scan.discard')),
      ],
      held: () => [
        h('button', { click: () => this.decide('continue') }, t('scan.continue')),
        h('button.quiet', { click: () => this.decide('finish') }, t('scan.finish')),
        h('button.danger', { click: () => this.discard() }, t('scan.discard')),
      ],
    };
    const made = all[this.capture.state]?.() ?? [];
    this.actions.hidden = made.length === 0;
    fill(this.actions, ...made);
  }

  /** Counts down until it seals itself. */
  tick() {
    const until = this.capture?.state === 'checking' ? this.capture.until : undefined;
    this.clock.hidden = until === undefined;
    if (until !== undefined) {
      const left = Math.max(0, Math.round((Date.parse(until) - Date.now() - this.offset) / 1000));
      const spelled = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
      fill(this.clock, t('scan.clock', { left: spelled, at: moment(until) }));
    }
  }

  async load() {
    if (this.loading) {
      this.more = true;
      return;
    }
    this.loading = true;
    try {
      const pages = await api(`/api/captures/${this.capture.id}/pages`);
      this.grid.show(pages.pages, this.capture.state === 'checking');
      this.name(pages.title);
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
    } finally {
      this.loading = false;
      if (this.more) {
        this.more = false;
        this.load();
      }
    }
  }

  /** The field for what it is called; what somebody is typing is left alone. */
  name(title) {
    this.naming.hidden = !PAGED.includes(this.capture.state);
    if (this.naming.firstChild === null) {
      this.input = h('input', { name: 'title', maxlength: 200, autocomplete: 'off' });
      const form = h(
        'form',
        {},
        h('seal-field', { label: 'scan.its-name' }, this.input),
        h('button.quiet', {}, t('scan.name-keep')),
      );
      this.naming.append(form);
      onSubmit(form, () => this.keepName());
      this.input.addEventListener('change', () => form.requestSubmit());
    }
    if (this.kept === undefined || this.input.value === this.kept) {
      this.input.value = title;
      this.kept = title;
    }
  }

  /** Keeps what was typed as its name, if that is new. */
  async keepName() {
    if (this.input === undefined || this.kept === undefined || this.input.value === this.kept) {
      return;
    }
    const title = this.input.value;
    await api(`/api/captures/${this.capture.id}/title`, { method: 'POST', body: { title } });
    this.kept = title;
    tell(t('scan.name-kept'));
  }

  /** Has something done, under the name that was typed; what is refused is shown at the end of the scan. */
  async decide(what, body = {}) {
    this.wrong.hidden = true;
    try {
      await this.keepName();
      await api(`/api/captures/${this.capture.id}/${what}`, { method: 'POST', body });
      await this.load();
    } catch (error) {
      this.refused(error);
    }
  }

  refused(error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    this.wrong.hidden = false;
    fill(this.wrong, error.status === 0 ? t('common.unreachable') : error.message);
  }

  discard() {
    return askWhy({
      title: t('scan.discard-title'),
      text: t('scan.discard-text'),
      confirm: t('scan.discard'),
      danger: true,
      act: (reason) => api(`/api/captures/${this.capture.id}/discard`, { method: 'POST', body: { reason } }),
    });
  }

  drop(page) {
    return askWhy({
      title: t('scan.drop-title', { number: page.number }),
      text: t('scan.drop-text'),
      confirm: t('scan.drop'),
      danger: true,
      act: (reason) => this.ask(page, 'drop', { reason }),
    }).then(() => this.load());
  }

  rescan(page) {
    return askWhy({
      title: t('scan.rescan-title', { number: page.number }),
      text: t('scan.rescan-text'),
      confirm: t('scan.rescan'),
      act: (reason) => this.ask(page, 'rescan', { reason }),
    });
  }

  ask(page, what, body) {
    return api(`/api/captures/${this.capture.id}/pages/${page.side}/${what}`, { method: 'POST', body });
  }

  /** The same from a button, without a field. */
  async change(page, what, body = {}) {
    this.wrong.hidden = true;
    try {
      await this.ask(page, what, body);
      await this.load();
    } catch (error) {
      this.refused(error);
    }
  }
}

customElements.define('seal-scan', SealScan);
