// Tables that become lists on a phone.

import { h } from './dom.js';

/**
 * A table.
 *
 * @param {string} caption what it is of
 * @param {Array<{title: string, cell: function(object): (Node|string), number?: boolean}>} columns
 *   the first one names the row
 * @param {Array<object>} rows
 */
export function table(caption, columns, rows) {
  return h(
    'table',
    {},
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, columns.map((each) => h(tag('th', each), { scope: 'col' }, each.title)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((each, i) => cell(each, row, i === 0))))),
  );
}

function tag(name, column) {
  return column.number ? `${name}.number` : name;
}

function cell(column, row, first) {
  const content = column.cell(row);
  return first
    ? h(tag('th', column), { scope: 'row', 'data-title': column.title }, content)
    : h(tag('td', column), { 'data-title': column.title }, content);
}
