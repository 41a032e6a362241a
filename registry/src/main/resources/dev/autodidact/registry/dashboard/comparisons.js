/* All comparisons. */
import { h, hero, section, table } from './dom.js';
import { count, seconds, budget, time } from './format.js';
import { pager } from './pager.js';
import { live } from './live.js';

export async function show(main) {
  const list = pager('comparisons', [], (part) => table('Comparisons, the latest first',
    [['Comparison', true], ['Suite'], ['Strategies', false, 'message'], ['Tasks', true], ['Seeds', true], ['Runs', true], ['Under way', true], ['Budget'], ['Time', true], ['Began']],
    part.rows.map((one) => [h('a', { href: '/comparisons/' + one.id }, String(one.id)), one.suite, one.strategies.join(', '),
      count(one.tasks), count(one.seeds.length), count(one.runs), count(one.running), budget(one.budget), seconds(one.seconds), time(one.started)])));
  main.replaceChildren(
    hero('The registry', 'Comparisons', h('p', { class: 'lead' }, 'Or ', h('a', { href: '/build' }, 'build one'), ' from runs that are there.')),
    section('comparisons', 'All comparisons', '', list.element));
  await list.load();
  let runs = 0;
  live((news) => {
    if (runs && news.lastRun !== runs) {
      list.load();
    }
    runs = news.lastRun;
  });
}
