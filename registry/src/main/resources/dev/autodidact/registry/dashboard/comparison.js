/* One comparison: how far it is, and its runs. */
import { h, hero, facts, section, details } from './dom.js';
import { get, latest } from './api.js';
import { count, seconds, budget, time } from './format.js';
import { pager, choice, search } from './pager.js';
import { runTable, update } from './runs.js';
import { live } from './live.js';

function head(one) {
  return [hero('Comparison ' + one.id + (one.teaches === null ? '' : ', to learn from for comparison ' + one.teaches),
    one.strategies.length + ' strategies on ' + one.suite,
    h('p', {}, h('a', { class: 'button main', href: '/statistics?comparison=' + one.id }, 'Statistics'), ' ',
      h('a', { class: 'button', href: '/build?suite=' + encodeURIComponent(one.suite) + '&budget=' + encodeURIComponent(one.budget) }, 'Choose from its runs'))),
  facts([['Tasks', count(one.tasks)], ['Seeds', count(one.seeds.length)], ['Runs', count(one.runs)], ['Under way', count(one.running)],
    ['Budget', budget(one.budget)], ['Time', seconds(one.seconds)]])];
}

export async function show(main, id) {
  const one = await get('comparisons/' + id);
  const top = h('div', {}, head(one));
  const list = pager('runs', ['q', 'status'], (part) => runTable('Runs of comparison ' + id, part.rows), { comparison: id });
  main.replaceChildren(h('p', { class: 'crumbs' }, h('a', { href: '/comparisons' }, 'Comparisons'), ' › ' + id), top,
    section('runs', 'Runs', '', h('div', { class: 'tools' }, search('Task or strategy', list),
      choice('State', list, 'status', [['', 'all'], ['running', 'running'], ['done', 'done'], ['failed', 'failed']])), list.element),
    section('provenance', 'Where does this come from?', '', h('pre', {}, h('code', {}, one.command)), details([
      ['suite', one.suite + ', version ' + one.suiteVersion], ['strategies', one.strategies.join(', ')], ['seeds', one.seeds.join(', ')], ['began', time(one.started)]])));
  await list.load();
  const again = latest(async () => {
    top.replaceChildren(...head(await get('comparisons/' + id)));
    await list.load();
  });
  let known = '';
  live((news) => {
    const own = news.running.filter((run) => String(run.comparison) === id);
    update(list.element, own);
    const runs = own.map((run) => run.id).join();
    if (known !== runs && (known || own.length)) {
      again();
    }
    known = runs;
  });
}
