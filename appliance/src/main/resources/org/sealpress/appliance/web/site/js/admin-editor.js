// A text with numbers beside its lines, and what is wrong beside those that have mistakes.

import { fill, h, t } from './app.js';

/**
 * The editor.
 *
 * @param {string} name of the field
 * @param {function()} changed called when something was typed
 */
export function editor(name, changed) {
  const lines = h('div.lines', { 'aria-hidden': 'true' });
  const area = h('textarea', {
    id: 'text',
    name,
    spellcheck: 'false',
    autocapitalize: 'none',
    autocomplete: 'off',
    wrap: 'off',
    'aria-label': t('admin.settings.text'),
    'aria-describedby': 'mistakes',
  });
  const notes = h('div.notes', { 'aria-hidden': 'true' });
  let bad = new Map();

  function number() {
    const count = area.value.split('\n').length;
    fill(
      lines,
      Array.from({ length: count }, (_, i) =>
        h(bad.has(i + 1) ? 'div.bad' : 'div', { title: bad.get(i + 1) }, String(i + 1)),
      ),
    );
    fill(notes, [...bad].map(([line, what]) => h('p.note', { 'data-line': line }, what)));
    scrolled();
  }

  /** What stands beside lines goes where they go. */
  function scrolled() {
    lines.scrollTop = area.scrollTop;
    for (const note of notes.children) {
      const top = (lines.children[note.dataset.line - 1]?.offsetTop ?? 0) - area.scrollTop;
      note.style.top = `${top}px`;
      note.hidden = top < 0 || top > area.clientHeight - note.offsetHeight;
    }
  }

  area.addEventListener('scroll', scrolled);
  area.addEventListener('input', () => {
    mark([]);
    changed();
  });

  /** Marks the lines of mistakes. */
  function mark(mistakes) {
    bad = new Map(mistakes.map((each) => [each.line, `${each.what}; ${each.expected}`]));
    if (mistakes.length > 0) {
      area.setAttribute('aria-invalid', 'true');
    } else {
      area.removeAttribute('aria-invalid');
    }
    number();
  }

  /** Puts the cursor at the end of a line and shows it. */
  function go(line) {
    const before = area.value.split('\n').slice(0, line);
    const end = before.join('\n').length;
    const height = area.scrollHeight / Math.max(1, area.value.split('\n').length);
    area.focus();
    area.setSelectionRange(end - before[before.length - 1].length, end);
    area.scrollTop = Math.max(0, (line - 5) * height);
  }

  return {
    element: h('div.editor', {}, lines, area, notes),
    mark,
    go,
    get text() {
      return area.value;
    },
    set text(value) {
      area.value = value;
      mark([]);
    },
  };
}
