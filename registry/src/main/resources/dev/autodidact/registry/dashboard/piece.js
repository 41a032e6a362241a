/* One piece of knowledge. */
import { h, hero, facts, section, details } from './dom.js';
import { get } from './api.js';
import { bytes, count } from './format.js';

function pretty(whole) {
  if (whole.cut) {
    return whole.text + '…';
  }
  try {
    return JSON.stringify(JSON.parse(whole.text), null, 1);
  } catch (error) {
    return whole.text;
  }
}

export async function show(main, strategy, sha256) {
  const whole = await get('knowledge/' + encodeURIComponent(strategy) + '/' + sha256);
  const { line } = whole;
  main.replaceChildren(h('p', { class: 'crumbs' }, h('a', { href: '/knowledge' }, 'Knowledge'), ' › ' + strategy),
    hero(line.format, 'What ' + strategy + ' has learned'),
    facts([['Size', bytes(line.bytes)], ['Used by runs', count(line.runs)], ['State', line.latest ? 'latest' : 'replaced']]),
    section('provenance', 'Where does this come from?', '', details([['SHA-256', h('code', {}, line.sha256)]].concat(Object.entries(line.provenance)))),
    section('content', 'Content', '', whole.text === null ? h('p', { class: 'note' }, 'Binary, such as the weights of a network.')
      : h('pre', {}, h('code', {}, pretty(whole)))));
}
