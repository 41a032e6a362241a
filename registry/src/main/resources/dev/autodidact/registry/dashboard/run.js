/* One run: its course, leaderboard, configurations, failures. */
import { h, hero, facts, section, table, details } from './dom.js';
import { get, latest } from './api.js';
import { count, score, seconds, rate, budget, time, learner } from './format.js';
import { curve } from './chart.js';
import { parallel } from './parallel.js';
import { leaderboard } from './leaderboard.js';
import { state } from './runs.js';
import { live } from './live.js';

function head(run) {
  const metric = run.metric || 'loss';
  return [hero(run.task + (run.suite ? ' of ' + run.suite : ''), run.best === null ? 'Run ' + run.id + ': no score yet'
    : 'Best so far: ' + metric + ' ' + score(run.best), h('p', { class: 'lead' }, state(run))),
  facts([['Strategy', run.strategy], ['Trials', count(run.trials)], ['Trials/s', rate(run.trials, run.seconds)],
    ['Budget', budget(run.budget)], ['Time', seconds(run.seconds)], ['Seed', String(run.seed)]])];
}

function learnersTable(run, learners) {
  return table('What each learner came to', [['Learner'], ['Trials', true], ['Failed', true], ['Best ' + (run.metric || 'loss'), true], ['Time', true]],
    learners.map((one) => [learner(one.learner), count(one.trials), count(one.failed), score(one.best), seconds(one.seconds)]));
}

function failuresTable(failures) {
  return failures.length === 0 ? h('p', { class: 'note' }, 'Nothing.') : table('Failed trials by learner and cause',
    [['Learner'], ['Cause'], ['Trials', true], ['Time lost', true], ['For example', false, 'message']],
    failures.map((group) => [learner(group.learner), group.cause, count(group.count), seconds(group.seconds),
      [group.message + ' (', h('a', { href: location.pathname + '/' + group.trial }, 'trial ' + group.trial), ')']]));
}

export async function show(main, id) {
  const whole = await get('runs/' + id);
  const run = whole.line;
  const metric = run.metric || 'loss';
  const top = h('div', {}, head(run));
  const place = h('div', { class: 'chart', role: 'img', 'aria-label': 'The course of the run' },
    h('p', { class: 'fallback' }, 'No trial has been scored yet.'));
  const board = leaderboard(run, whole.learners);
  const lines = h('div', {});
  const learners = h('div', {}, learnersTable(run, whole.learners));
  const failures = h('div', {});
  const scored = whole.learners.filter((one) => one.best !== null);
  let shown = scored.length ? scored[0].learner : '';
  main.replaceChildren(
    h('p', { class: 'crumbs' }, h('a', { href: '/runs' }, 'Runs'), ' › ' + run.id,
      run.comparison === null ? null : [' · part of ', h('a', { href: '/comparisons/' + run.comparison }, 'comparison ' + run.comparison)]),
    top,
    section('course', 'Course', 'Each dot is a trial, the line the best score so far. Far worse trials lie outside the picture; of very many the best and some others are drawn.', place),
    section('leaderboard', 'Trials', '', board.element),
    section('configurations', 'Configurations', 'Each line is a trial: the best, and others spread over the run. Axes that all share are left out.',
      scored.length > 1 ? h('div', { class: 'tools' }, h('label', {}, 'Learner', h('select', { onchange: (event) => { shown = event.target.value; draw(); } },
        scored.map((one) => h('option', { value: one.learner }, learner(one.learner)))))) : null, lines),
    section('learners', 'Learners', '', learners),
    section('failures', 'What failed?', '', failures),
    section('provenance', 'Where does this come from?', '', details([
      ['began', time(run.started)], ['message', whole.message], ['learned from', whole.learnedFrom],
      ['knowledge', whole.knowledge ? h('a', { href: '/knowledge/' + encodeURIComponent(run.strategy) + '/' + whole.knowledge }, whole.knowledge) : ''],
      ['model', whole.model], ['processor time', whole.cpuSeconds === null ? '' : seconds(whole.cpuSeconds)]]
      .concat(Object.entries(whole.environment)))));

  const draw = latest(async () => {
    const found = await get('runs/' + id + '/configurations', { learner: shown });
    lines.replaceChildren(parallel(found.rows, shown, metric, run.greaterIsBetter));
  });
  const chart = await curve(place, metric, run.greaterIsBetter);
  let last = 0;
  const more = latest(async () => {
    const course = await get('runs/' + id + '/course', { after: last });
    last = course.last;
    if (course.trials) {
      chart.add(course);
    }
  });
  const slow = latest(async () => {
    const [now, groups] = await Promise.all([get('runs/' + id), get('runs/' + id + '/failures')]);
    top.replaceChildren(...head(now.line));
    learners.replaceChildren(learnersTable(now.line, now.learners));
    failures.replaceChildren(failuresTable(groups));
    await Promise.all([draw(), board.state.page === 0 ? board.load() : null]);
  });
  await Promise.all([more(), board.load(), slow()]);

  let trials = run.trials;
  let status = run.status;
  let due = 0;
  live((news) => {
    const now = news.running.find((one) => String(one.id) === id);
    if (now) {
      top.replaceChildren(...head(now));
      if (now.trials !== trials) {
        trials = now.trials;
        more();
        if (performance.now() > due) {
          due = performance.now() + 3000;
          slow();
        }
      }
      status = 'running';
    } else if (status === 'running') {
      status = 'ended';
      more();
      slow();
    }
  });
}
