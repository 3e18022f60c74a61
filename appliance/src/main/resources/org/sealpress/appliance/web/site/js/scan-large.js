// One page, large enough to be read.

import { fill, h, t } from './app.js';
import { caption, noteOf } from './scan-pages.js';

/** A dialog with one page of a grid and what may be done about it. */
export class LargePage {
  constructor(grid) {
    this.grid = grid;
    this.dialog = null;
  }

  open(page) {
    this.side = page.side;
    this.heading = h('h2', { id: 'large-title' });
    this.image = h('img', {});
    this.note = h('p.hint', { role: 'status' });
    this.buttons = h('p.buttons', {});
    this.dialog = h(
      'dialog.large',
      { 'aria-labelledby': 'large-title', keydown: (event) => this.key(event), close: () => this.end() },
      this.heading,
      h('p.picture', {}, this.image),
      this.note,
      this.buttons,
    );
    this.made = '';
    document.body.append(this.dialog);
    this.changed();
    this.dialog.showModal();
  }

  page() {
    return this.grid.pages.find((each) => each.side === this.side);
  }

  /** The pages are others, or lie another way. */
  changed() {
    if (this.dialog === null) {
      return;
    }
    const page = this.page();
    if (page === undefined) {
      this.close();
      return;
    }
    fill(this.heading, caption(page));
    fill(this.note, noteOf(page));
    const source = this.grid.source(page, 'l');
    if (this.image.getAttribute('src') !== source) {
      this.image.src = source;
    }
    this.image.alt = caption(page);
    this.say(page);
  }

  say(page) {
    const made = `${this.side} ${page.kind} ${this.grid.deciding} ${document.documentElement.lang}`;
    if (made === this.made) {
      return; // the focus stays where it is
    }
    this.made = made;
    const scan = this.grid.scan;
    const here = () => this.page();
    const decisions =
      page.kind === 'dropped'
        ? [h('button', { click: () => scan.change(here(), 'restore') }, t('scan.restore'))]
        : [
            h('button.quiet', { click: () => this.grid.turn(here(), 270) }, t('scan.turn-left')),
            h('button.quiet', { click: () => this.grid.turn(here(), 90) }, t('scan.turn-right')),
            h('button.quiet', { click: () => scan.rescan(here()) }, t('scan.rescan')),
            page.isPage ? h('button.danger', { click: () => scan.drop(here()) }, t('scan.drop')) : null,
          ];
    fill(
      this.buttons,
      h('button.quiet', { 'aria-label': t('scan.before'), click: () => this.move(-1) }, '←'),
      h('button.quiet', { 'aria-label': t('scan.after'), click: () => this.move(1) }, '→'),
      ...(this.grid.deciding ? decisions : []),
      h('button', { click: () => this.close() }, t('scan.close')),
    );
  }

  move(step) {
    const index = this.page()?.index ?? 0;
    const other = this.grid.pages[index + step];
    if (other !== undefined) {
      this.side = other.side;
      this.changed();
      this.dialog.querySelectorAll('button')[step < 0 ? 0 : 1].focus();
    }
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (event.key in steps) {
      event.preventDefault();
      this.move(steps[event.key]);
    } else if (this.grid.act(event.key, this.page())) {
      event.preventDefault();
    }
  }

  close() {
    this.dialog?.close();
  }

  end() {
    this.dialog.remove();
    this.dialog = null;
    const index = this.page()?.index;
    if (index !== undefined) {
      this.grid.focus(index);
    }
  }
}
