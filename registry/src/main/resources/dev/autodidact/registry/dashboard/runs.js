/* Running and past runs. */
import { h, hero, section, table, facts } from './dom.js';
import { count, score, seconds, rate, budget, time } from './format.js';
import { pager, search, choice } from './pager.js';
import { live } from './live.js';

export const COLUMNS = [['Run', true], ['Task'], ['Strategy'], ['Seed', true], ['State'], ['Trials', true], ['Trials/s', true],
  ['Best so far', true], ['Time', true], ['Budget'], ['Began, UTC']];

export function state(run) {
  const word = h('span', { class: 'state ' + run.status.split(' ')[0] }, run.status);
  return run.status === 'running' && run.progress !== null
    ? [word, ' ', h('progress', { max: '1', value: run.progress, 'aria-label': 'share of the budget' })] : word;
}

export function cells(run) {
  return [h('a', { href: '/runs/' + run.id }, String(run.id)), run.task, run.strategy, String(run.seed), state(run),
    count(run.trials), rate(run.trials, run.seconds), (run.metric || 'loss') + ' ' + score(run.best), seconds(run.seconds),
    h('span', { class: 'strategy' }, budget(run.budget)), h('span', { class: 'strategy' }, time(run.started).slice(0, 16))];
}

/* a table whose rows change in place while the runs go on */
export function runTable(caption, runs) {
  const element = table(caption, COLUMNS, runs.map(cells));
  element.querySelectorAll('tbody tr').forEach((line, i) => { line.dataset.run = runs[i].id; });
  return element;
}

export function update(place, runs) {
  for (const run of runs) {
    const line = place.querySelector('tr[data-run="' + run.id + '"]');
    if (line) {
      cells(run).forEach((cell, i) => {
        if (i !== 0) {
          line.cells[i].replaceChildren(...[cell].flat());
        }
      });
    }
  }
}

export async function show(main) {
  const now = h('div', {});
  const list = pager('runs', ['q', 'status'], (part) => runTable('Runs, the latest first', part.rows));
  main.replaceChildren(
    hero('The registry, live', 'Runs', now),
    section('runs', 'All runs', '',
      h('div', { class: 'tools' }, search('Task, suite or strategy', list),
        choice('State', list, 'status', [['', 'all'], ['running', 'running'], ['done', 'done'], ['cancelled', 'cancelled'], ['failed', 'failed']])),
      list.element));
  await list.load();
  let known = '';
  live((news) => {
    const alive = news.running.filter((run) => run.status === 'running');
    now.replaceChildren(facts([
      ['Running', count(alive.length)],
      ['Their trials', count(alive.reduce((sum, run) => sum + run.trials, 0))],
      ['Runs so far', count(news.lastRun)],
      ['Trials so far', count(news.lastTrial)]]));
    update(list.element, news.running);
    const runs = news.lastRun + ':' + news.running.map((run) => run.id + run.status).join();
    if (known && known !== runs) {
      list.load();
    }
    known = runs;
  });
}
