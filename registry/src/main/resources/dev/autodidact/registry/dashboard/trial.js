/* One trial. */
import { h, hero, facts, section, table, details } from './dom.js';
import { get } from './api.js';
import { count, score, seconds, configuration, learner } from './format.js';

export async function show(main, run, number) {
  const trial = await get('runs/' + run + '/trials/' + number);
  const { line } = trial;
  const metric = trial.run.metric || 'loss';
  const sign = trial.run.greaterIsBetter ? -1 : 1;
  const values = configuration(line.configuration, line.learner);
  const to = (other, words) => (other === null ? null : h('a', { href: '/runs/' + run + '/' + other }, words));
  main.replaceChildren(
    h('p', { class: 'crumbs' }, h('a', { href: '/runs' }, 'Runs'), ' › ', h('a', { href: '/runs/' + run }, run), ' › trial ' + number + '  ',
      to(trial.previous, '← before'), ' ', to(trial.next, 'next →')),
    hero(trial.run.task + ', ' + trial.run.strategy, learner(line.learner) + ': '
      + (line.status === 'scored' ? metric + ' ' + score(line.score) : line.cause || line.status),
    line.message ? h('p', { class: 'lead' }, line.message) : null),
    facts([['State', line.status], ['Wall clock', seconds(line.seconds)], ['Processor', seconds(trial.cpuSeconds)],
      ['Ended after', seconds(trial.finishedAt)], ['Effort', trial.fidelity === null ? '–' : Math.round(100 * trial.fidelity) + ' %'],
      ['Held out', trial.heldOutScore === null ? null : metric + ' ' + score(trial.heldOutScore)]]),
    section('configuration', 'Configuration', '', values.length === 0 ? h('p', { class: 'note' }, 'The defaults.')
      : details(values.map(([name, value]) => [name, h('code', {}, String(value))]))),
    trial.foldLosses.length === 0 ? '' : section('folds', 'Scores by fold', '', table('Validation scores',
      [['Fold', true], [metric, true]], trial.foldLosses.map((loss, i) => [String(i + 1), score(sign * loss)]))),
    trial.predictedRows === null ? '' : section('predictions', 'Predictions', '',
      h('p', {}, 'Out-of-fold predictions of ' + count(trial.predictedRows) + ' rows are stored.')),
    trial.detail ? section('detail', 'Detail of the failure', '', h('pre', {}, h('code', {}, trial.detail))) : '');
}
