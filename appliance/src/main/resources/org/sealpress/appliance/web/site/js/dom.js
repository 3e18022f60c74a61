// Makes elements. Text is always text: nothing here, and nothing that uses it, parses HTML.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element.
 *
 * @param {string} name such as 'li', or 'p.hint' with a class
 * @param {object} attributes by name; functions are listeners, true is an attribute without a
 *   value, and null, undefined and false are none
 * @param {...(Node|string|number|null|undefined)} children
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) {
    element.className = classes.join(' ');
  }
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  element.append(...present(children));
  return element;
}

function present(children) {
  return children
    .flat()
    .filter((child) => child !== null && child !== undefined)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/** Puts other children in place of those that there are. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

const SHAPES = {
  well: ['circle', 'M9 16.5l5 5 9-11'],
  busy: ['circle', 'M16 8v8.5l5.5 3.5'],
  soon: ['triangle', 'M16 12v7M16 23v.5'],
  now: ['octagon', 'M16 8v10M16 23v.5'],
  unknown: ['circle', 'M12 12.5a4 4 0 1 1 5.5 3.7c-1.1.5-1.5 1.2-1.5 2.3M16 23v.5'],
};

const OUTLINES = {
  circle: 'M16 1a15 15 0 1 0 0 30a15 15 0 1 0 0-30z',
  triangle: 'M16 2.5L31 29H1z',
  octagon: 'M10 1h12l9 9v12l-9 9H10l-9-9V10z',
};

/** The shape of a light: each differs from the others by its outline and its sign. */
export function lightShape(light) {
  const [outline, sign] = SHAPES[light] ?? SHAPES.unknown;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 32 32');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'shape');
  for (const [className, path] of [['outline', OUTLINES[outline]], ['sign', sign]]) {
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('class', className);
    line.setAttribute('d', path);
    svg.append(line);
  }
  return svg;
}
