// The pages of a scan: a grid of small pictures, and one of them large.

import { fill, h, t } from './app.js';
import { LargePage } from './scan-large.js';

const NO_PAGES = ['dropped', 'left-out', 'separator'];

/** A grid through which the arrow keys go. */
export class PageGrid {
  /** @param {SealScan} scan whose pages they are */
  constructor(scan) {
    this.scan = scan;
    this.tiles = new Map();
    this.pages = [];
    this.deciding = false;
    this.help = h('p.hint', { hidden: true });
    this.list = h('ol.grid', { keydown: (event) => this.key(event) });
    this.element = h('div.pages', {}, this.list, this.help);
    this.large = new LargePage(this);
  }

  /** Shows the pages, in their order. */
  show(pages, deciding) {
    let number = 0;
    this.deciding = deciding;
    this.pages = pages.map((page, index) => ({
      ...page,
      index,
      number: NO_PAGES.includes(page.kind) ? page.side : (number += 1),
      isPage: !NO_PAGES.includes(page.kind),
    }));
    const known = new Set(this.pages.map((page) => page.side));
    for (const [side, tile] of this.tiles) {
      if (!known.has(side)) {
        tile.element.remove();
        this.tiles.delete(side);
      }
    }
    this.pages.forEach((page, index) => {
      const tile = this.tiles.get(page.side) ?? this.fresh(page.side);
      tile.show(page);
      if (this.list.children[index] !== tile.element) {
        this.list.insertBefore(tile.element, this.list.children[index] ?? null);
      }
    });
    const open = [...this.tiles.values()].find((tile) => tile.button.tabIndex === 0);
    if (open === undefined && this.pages.length > 0) {
      this.tiles.get(this.pages[0].side).button.tabIndex = 0;
    }
    this.help.hidden = !deciding;
    this.large.changed();
    this.say();
  }

  /** Nothing can be seen of it any more. */
  clear() {
    this.pages = [];
    this.tiles.clear();
    this.large.close();
    fill(this.list);
    this.help.hidden = true;
  }

  say() {
    this.list.setAttribute('aria-label', t('scan.pages'));
    fill(this.help, t('scan.keys'));
    this.tiles.forEach((tile) => tile.say());
  }

  fresh(side) {
    const tile = new Tile(this);
    this.tiles.set(side, tile);
    return tile;
  }

  /** The address of a picture; another way of lying is another one. */
  source(page, size) {
    return `/api/captures/${this.scan.capture.id}/pages/${page.side}/thumbnail?size=${size}&v=${page.degrees}`;
  }

  focus(index) {
    const page = this.pages[Math.max(0, Math.min(this.pages.length - 1, index))];
    if (page !== undefined) {
      this.tiles.forEach((tile) => (tile.button.tabIndex = -1));
      const button = this.tiles.get(page.side).button;
      button.tabIndex = 0;
      button.focus();
    }
  }

  key(event) {
    const index = this.pages.findIndex((page) => this.tiles.get(page.side).button === event.target);
    if (index < 0 || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const columns = getComputedStyle(this.list).gridTemplateColumns.split(' ').length;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
    if (event.key in steps) {
      event.preventDefault();
      this.focus(index + steps[event.key]);
    } else if (this.act(event.key, this.pages[index])) {
      event.preventDefault();
    }
  }

  /** Does what a key stands for; false when it stands for nothing. */
  act(key, page) {
    if (!this.deciding) {
      return false;
    }
    if (key === 'r' || key === 'R') {
      this.turn(page, key === 'R' ? 270 : 90);
      return true;
    } else if (key === 'Delete' && page.isPage) {
      this.scan.drop(page);
      return true;
    }
    return false;
  }

  turn(page, degrees) {
    return page.kind === 'dropped' ? null : this.scan.change(page, 'rotate', { degrees });
  }
}

/** A page in the grid. */
class Tile {
  constructor(grid) {
    this.grid = grid;
    this.image = h('img', { alt: '', loading: 'lazy' });
    this.image.addEventListener('error', () => this.image.classList.remove('there'));
    this.image.addEventListener('load', () => this.image.classList.add('there'));
    this.caption = h('span.caption');
    this.note = h('span.note', { hidden: true });
    this.button = h(
      'button.tile',
      { type: 'button', tabindex: -1, click: () => grid.large.open(this.page), focus: () => this.tab() },
      h('span.sheet', {}, this.image),
      this.caption,
      this.note,
    );
    this.element = h('li', {}, this.button);
  }

  tab() {
    this.grid.tiles.forEach((tile) => (tile.button.tabIndex = tile === this ? 0 : -1));
  }

  show(page) {
    const source = page.kind === 'unread' ? '' : this.grid.source(page, 's');
    this.page = page;
    this.element.dataset.kind = page.kind;
    this.element.dataset.side = page.side;
    if (source !== '' && this.image.getAttribute('src') !== source) {
      this.image.src = source;
    }
  }

  say() {
    fill(this.caption, caption(this.page));
    const note = noteOf(this.page);
    this.note.hidden = note === '';
    fill(this.note, note);
  }
}

/** What a page is called. */
export function caption(page) {
  return page.isPage ? t('scan.page', { number: page.number }) : t('scan.side', { number: page.side });
}

/** What there is to say of it. */
export function noteOf(page) {
  return page.kind === 'page' ? '' : t(`scan.kind.${page.kind}`, { by: page.by, reason: page.reason });
}
