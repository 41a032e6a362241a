/* A list that the server pages; what is shown stands in the address, so that it can be shared. */
import { h } from './dom.js';
import { count } from './format.js';
import { get, latest } from './api.js';

export function pager(path, keys, draw, always = {}) {
  const address = new URLSearchParams(location.search);
  const state = Object.fromEntries(keys.map((key) => [key, address.get(key) || '']));
  state.page = Number(address.get('page')) || 0;
  const place = h('div', {});
  const where = h('span', { role: 'status' });
  const before = h('button', { type: 'button', onclick: () => go(state.page - 1) }, '← Before');
  const after = h('button', { type: 'button', onclick: () => go(state.page + 1) }, 'Next →');
  const pages = h('div', { class: 'pages' }, before, where, after);

  const load = latest(async () => {
    const part = await get(path, { ...state, ...always });
    place.replaceChildren(draw(part));
    const last = Math.max(0, Math.ceil(part.total / part.size) - 1);
    where.textContent = part.total === 0 ? 'nothing' : count(part.page * part.size + 1) + ' to '
      + count(part.page * part.size + part.rows.length) + ' of ' + count(part.total);
    before.disabled = part.page === 0;
    after.disabled = part.page >= last;
    pages.hidden = last === 0 && part.page === 0;
  });

  function remember() {
    const shown = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    history.replaceState(null, '', location.pathname + (String(shown) ? '?' + shown : '') + location.hash);
  }

  function go(page) {
    state.page = page;
    remember();
    return load();
  }

  function set(key, value) {
    state[key] = value;
    return go(0);
  }

  return { element: h('div', {}, place, pages), load, set, state };
}

/* a field that asks again when its text rests */
export function search(label, list) {
  let timer = 0;
  return h('label', {}, label, h('input', { type: 'search', value: list.state.q, oninput: (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => list.set('q', event.target.value.trim()), 250);
  } }));
}

export function choice(label, list, key, options) {
  return h('label', {}, label, h('select', { onchange: (event) => list.set(key, event.target.value) },
    options.map(([value, text]) => h('option', { value, selected: list.state[key] === value }, text))));
}
