// Dialogs: the browser's own, which keep the keyboard inside and give it back.

import { h } from './dom.js';
import { t } from './texts.js';

let count = 0;

/**
 * Asks something.
 *
 * @param {object} what
 * @param {string} what.title
 * @param {Node|string} what.body
 * @param {string} what.confirm what the button says that goes on
 * @param {boolean} [what.danger] whether something is lost by it
 * @returns {Promise<boolean>} whether to go on
 */
export function ask({ title, body, confirm, danger = false }) {
  count += 1;
  const name = `dialog-${count}`;
  return new Promise((resolve) => {
    const dialog = h(
      'dialog',
      { 'aria-labelledby': name, close: () => end(dialog.returnValue === 'yes') },
      h(
        'form.stack',
        { method: 'dialog' },
        h('h2', { id: name }, title),
        typeof body === 'string' ? h('p', {}, body) : body,
        h(
          'p.buttons',
          {},
          h('button.quiet', { value: 'no', formnovalidate: true }, t('common.cancel')),
          h(danger ? 'button.danger' : 'button', { value: 'yes' }, confirm),
        ),
      ),
    );
    function end(answer) {
      dialog.remove();
      resolve(answer);
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}

let toast = null;

/** Says in one line what was done; a screen reader says it too. */
export function tell(text) {
  if (toast === null) {
    toast = h('p.toast', { role: 'status' });
    document.body.append(toast);
  }
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (toast.hidden = true), 6_000);
}
