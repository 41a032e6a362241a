/* A comparison of one's own, from runs that have ended. */
import { h, hero, section } from './dom.js';
import { get } from './api.js';
import { budget } from './format.js';

function distinct(values) {
  return [...new Set(values)];
}

function boxes(title, name, entries, changed) {
  const all = h('button', { type: 'button', class: 'button', onclick: () => toggle() }, 'All or none');
  const list = entries.map(([value, words, remark]) => h('label', {},
    h('input', { type: 'checkbox', name, value, checked: true, onchange: changed }), ' ' + words + ' ', h('small', {}, remark)));
  function toggle() {
    const inputs = list.map((label) => label.querySelector('input'));
    const on = !inputs.every((input) => input.checked);
    inputs.forEach((input) => { input.checked = on; });
    changed();
  }
  return h('fieldset', {}, h('legend', {}, title), h('p', {}, all), h('div', { class: 'choices' }, list));
}

export async function show(main) {
  const choices = await get('choices');
  const form = h('div', {});
  main.replaceChildren(hero('The registry', 'Build a comparison',
    h('p', { class: 'lead' }, 'From runs that have ended, with equal budgets; of several with one task, strategy and seed the latest counts.')),
  section('choice', 'What to compare', '', form));
  if (choices.length === 0) {
    form.append(h('p', { class: 'note' }, 'No run has ended yet.'));
    return;
  }
  const address = new URLSearchParams(location.search);
  const groups = distinct(choices.map((one) => JSON.stringify([one.suite, one.budget])));
  const wanted = JSON.stringify([address.get('suite'), address.get('budget')]);
  const group = h('select', { onchange: () => draw() }, groups.map((key) => {
    const [suite, amount] = JSON.parse(key);
    return h('option', { value: key, selected: key === wanted }, (suite || 'files') + ', ' + budget(amount));
  }));
  const rest = h('div', {});
  form.append(h('div', { class: 'tools' }, h('label', {}, 'Suite and budget', group)), rest);

  function draw() {
    const [suite, amount] = JSON.parse(group.value);
    const rows = choices.filter((one) => one.suite === suite && one.budget === amount);
    const ready = h('p', { role: 'status' });
    const button = h('a', { class: 'button main', href: '#' }, 'Compare');
    const changed = () => {
      const picked = (name) => [...rest.querySelectorAll('input[name=' + name + ']')].filter((input) => input.checked).map((input) => input.value);
      const strategies = picked('strategies');
      const tasks = picked('tasks');
      const cells = rows.filter((one) => strategies.includes(one.strategy) && tasks.includes(one.task));
      ready.textContent = cells.reduce((sum, one) => sum + one.seeds, 0) + ' runs of ' + strategies.length + ' strategies on ' + tasks.length + ' tasks';
      const query = new URLSearchParams({ suite, budget: amount });
      if (strategies.length < distinct(rows.map((one) => one.strategy)).length) {
        query.set('strategies', strategies.join());
      }
      if (tasks.length < distinct(rows.map((one) => one.task)).length) {
        query.set('tasks', tasks.join());
      }
      button.href = '/statistics?' + query;
      button.hidden = cells.length === 0;
    };
    const of = (key, value) => rows.filter((one) => one[key] === value);
    rest.replaceChildren(
      boxes('Strategies', 'strategies', distinct(rows.map((one) => one.strategy)).map((strategy) =>
        [strategy, strategy, 'on ' + of('strategy', strategy).length + ' tasks']), changed),
      boxes('Tasks', 'tasks', distinct(rows.map((one) => one.task)).map((task) =>
        [task, of('task', task)[0].name, of('task', task).length + ' strategies']), changed),
      ready, h('p', {}, button));
    changed();
  }
  draw();
}
