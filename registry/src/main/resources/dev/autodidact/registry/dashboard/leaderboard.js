/* The trials of a run, paged by the server. */
import { h, table } from './dom.js';
import { count, score, seconds, short, learner } from './format.js';
import { pager, choice } from './pager.js';

export function leaderboard(run, learners) {
  const metric = run.metric || 'loss';
  const list = pager('runs/' + run.id + '/trials', ['sort', 'learner', 'status', 'cause'], (part) => table(
    'Trials of run ' + run.id, [['Trial', true], ['Learner'], ['Configuration', false, 'message'], [metric, true], ['Time', true], ['State']],
    part.rows.map((trial) => [
      h('a', { href: '/runs/' + run.id + '/' + trial.trial }, count(trial.trial)),
      learner(trial.learner),
      h('code', {}, short(trial.configuration, trial.learner)),
      score(trial.score),
      seconds(trial.seconds),
      trial.status === 'scored' ? 'scored' : h('span', { class: 'state ' + trial.status }, trial.cause || trial.status)])));
  const tools = h('div', { class: 'tools' },
    choice('Order', list, 'sort', [['', 'best first'], ['worst', 'worst first'], ['trial', 'first to last'], ['latest', 'latest first'], ['longest', 'longest first']]),
    learners.length > 1 ? choice('Learner', list, 'learner', [['', 'all']].concat(learners.map((one) => [one.learner, learner(one.learner)]))) : null,
    h('label', {}, 'State', h('select', { onchange: (event) => {
      list.state.sort = event.target.value === 'failed' || event.target.value === 'pruned' ? 'trial' : '';
      tools.querySelector('select').value = list.state.sort;
      list.set('status', event.target.value);
    } }, ['', 'scored', 'failed', 'pruned'].map((value) => h('option', { value, selected: list.state.status === value }, value || 'all')))));
  return { element: h('div', {}, tools, list.element), load: list.load, state: list.state };
}
