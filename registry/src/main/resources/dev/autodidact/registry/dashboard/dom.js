/* Elements from names, attributes and children; text is always text. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function section(id, title, explanation, ...children) {
  return h('section', { id }, h('h2', {}, title),
    explanation ? h('p', { class: 'explanation' }, explanation) : null, children);
}

export function hero(kicker, headline, ...children) {
  document.title = headline + ' · Autodidact';
  return h('section', { class: 'hero' }, h('p', { class: 'kicker' }, kicker), h('h1', {}, headline), children);
}

export function facts(pairs) {
  return h('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== null).map(([name, value]) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

export function details(pairs) {
  return h('dl', { class: 'provenance' }, pairs.filter(([, value]) => value !== null && value !== '').map(([name, value]) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

/* columns: [title, isNumber]; rows: arrays of cells, each a text or an element; a row may be an element itself */
export function table(caption, columns, rows) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', { class: 'plain' }, h('caption', {}, caption),
      h('thead', {}, h('tr', {}, columns.map(([title, number]) => h('th', { scope: 'col', class: number ? 'number' : 'words' }, title)))),
      h('tbody', {}, rows.map((cells) => row(columns, cells)))));
}

export function row(columns, cells) {
  return h('tr', {}, cells.map((cell, i) => h('td', { class: columns[i][1] ? 'number' : columns[i][2] || 'words' }, cell)));
}
