/* What strategies have learned. */
import { h, hero, section, table } from './dom.js';
import { count, bytes } from './format.js';
import { pager } from './pager.js';

export async function show(main) {
  const list = pager('knowledge', [], (part) => table('Knowledge, the latest first',
    [['Strategy'], ['Knowledge'], ['Format'], ['Size', true], ['Used by runs', true], ['Learned from', false, 'message']],
    part.rows.map((one) => [one.strategy,
      [h('a', { href: '/knowledge/' + encodeURIComponent(one.strategy) + '/' + one.sha256 }, h('code', {}, one.sha256.slice(0, 12))), one.latest ? ' latest' : ''],
      one.format, bytes(one.bytes), count(one.runs),
      Object.entries(one.provenance).map(([name, value]) => name + ': ' + value).join('; ').slice(0, 160)])));
  main.replaceChildren(hero('The registry', 'Knowledge', h('p', { class: 'lead' }, 'What strategies have distilled from earlier runs.')),
    section('knowledge', 'All pieces', '', list.element));
  await list.load();
}
