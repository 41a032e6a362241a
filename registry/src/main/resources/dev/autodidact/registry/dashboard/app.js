/* Finds the view that the address names. */
import { h, hero } from './dom.js';
import { connect } from './live.js';

const VIEWS = [
  [/^\/(?:runs)?$/, './runs.js', '/runs'],
  [/^\/runs\/(\d+)$/, './run.js', '/runs'],
  [/^\/runs\/(\d+)\/(\d+)$/, './trial.js', '/runs'],
  [/^\/comparisons$/, './comparisons.js', '/comparisons'],
  [/^\/comparisons\/(\d+)$/, './comparison.js', '/comparisons'],
  [/^\/build$/, './builder.js', '/build'],
  [/^\/statistics$/, './statistics.js', '/build'],
  [/^\/knowledge$/, './knowledge.js', '/knowledge'],
  [/^\/knowledge\/([^/]+)\/([0-9a-f]+)$/, './piece.js', '/knowledge']
];

async function start() {
  const main = document.getElementById('main');
  const found = VIEWS.find(([pattern]) => pattern.test(location.pathname));
  if (!found) {
    main.replaceChildren(hero('Nothing here', 'There is no such page'), h('p', {}, h('a', { href: '/' }, 'To the runs')));
    return;
  }
  document.querySelectorAll('nav a').forEach((link) => {
    if (link.getAttribute('href') === found[2]) {
      link.setAttribute('aria-current', 'page');
    }
  });
  try {
    const view = await import(found[1]);
    await view.show(main, ...location.pathname.match(found[0]).slice(1).map(decodeURIComponent));
  } catch (error) {
    main.append(h('p', { class: 'error', role: 'alert' }, error.message));
  }
  connect(document.querySelector('.pulse'));
}

start();
