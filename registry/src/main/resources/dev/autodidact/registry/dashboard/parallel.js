/* Configurations as lines over one axis for each hyperparameter, the score last. */
import { svg, h } from './dom.js';
import { configuration, score } from './format.js';

const HEIGHT = 300;
const TOP = 46;
const LEFT = 60;
const WIDTH = 1040;
const NARROWEST = 118;

function scale(name, values) {
  const known = values.filter((value) => value !== undefined && value !== null);
  if (known.every((value) => typeof value === 'number')) {
    const low = Math.min(...known);
    const high = Math.max(...known);
    const log = low > 0 && high / low > 50;
    const place = (value) => (high === low ? 0.5 : log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low));
    return { name: name + (log ? ' (log)' : ''), place, low: score(low), high: score(high) };
  }
  const options = [...new Set(known.map(String))].sort();
  return { name, options, place: (value) => (options.length === 1 ? 0.5 : options.indexOf(String(value)) / (options.length - 1)) };
}

function y(share) {
  return TOP + (HEIGHT - TOP - 24) * (1 - share);
}

function axis(one, x) {
  const parts = [svg('line', { class: 'axis', x1: x, x2: x, y1: y(1), y2: y(0) }),
    svg('text', { x, y: 14, 'text-anchor': 'middle' }, one.name.length > 17 ? one.name.slice(0, 16) + '…' : one.name, svg('title', {}, one.name))];
  if (one.options) {
    const every = Math.ceil(one.options.length / 12);
    one.options.filter((option, i) => i % every === 0).forEach((option) => parts.push(
      svg('text', { class: 'tick', x: x + 5, y: y(one.place(option)) + 4 }, option.length > 14 ? option.slice(0, 13) + '…' : option)));
  } else {
    parts.push(svg('text', { class: 'tick', x, y: y(1) - 6, 'text-anchor': 'middle' }, one.high),
      svg('text', { class: 'tick', x, y: y(0) + 16, 'text-anchor': 'middle' }, one.low));
  }
  return parts;
}

/* quarters of the configurations drawn, from the worst to the best */
function quarter(place, of) {
  return 3 - Math.min(3, Math.floor(4 * place / of));
}

export function parallel(rows, learner, metric, greaterIsBetter) {
  const points = rows.map((row) => Object.fromEntries(configuration(row.configuration, learner)));
  const names = [...new Set(points.flatMap((point) => Object.keys(point)))].sort()
    .filter((name) => new Set(points.map((point) => point[name])).size > 1);
  if (rows.length < 2 || names.length === 0) {
    return h('p', { class: 'note' }, 'There is nothing to compare yet.');
  }
  const axes = names.map((name) => scale(name, points.map((point) => point[name])));
  axes.push(scale(metric, rows.map((row) => row.score)));
  const gap = Math.max(NARROWEST, (WIDTH - 2 * LEFT) / (axes.length - 1));
  const width = 2 * LEFT + gap * (axes.length - 1);
  const lines = rows.map((row, i) => {
    const values = names.map((name) => points[i][name]).concat(row.score);
    let path = '';
    let pen = false;
    values.forEach((value, k) => {
      if (value === undefined || value === null) {
        pen = false;
        return;
      }
      path += (pen ? 'L' : 'M') + (LEFT + gap * k) + ' ' + y(axes[k].place(value)).toFixed(1);
      pen = true;
    });
    return svg('path', { class: 'q' + quarter(i, rows.length), d: path },
      svg('title', {}, 'trial ' + row.trial + ': ' + metric + ' ' + score(row.score)));
  }).reverse();
  const alternative = rows.length + ' configurations over ' + names.join(', ') + '; the best has '
    + metric + ' ' + score(rows[0].score) + ' with ' + names.map((name) => name + ' ' + points[0][name]).join(', ') + '.';
  return h('div', {},
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Configurations' },
      svg('svg', { class: 'drawing lines', viewBox: '0 0 ' + width + ' ' + HEIGHT, role: 'img', 'aria-label': alternative },
        lines, axes.map((one, k) => axis(one, LEFT + gap * k)))),
    h('ul', { class: 'legend' }, ['best quarter', 'second', 'third', 'worst quarter'].map((word, i) =>
      h('li', {}, h('i', { class: 'q' + (3 - i) }), word))),
    h('p', { class: 'note' }, 'In numbers: ' + alternative));
}
