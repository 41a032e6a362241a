/* Waits for the statistics page, which a large comparison needs seconds for, and goes there. */
import { h, hero } from './dom.js';
import { get } from './api.js';

export async function show(main) {
  const parameters = Object.fromEntries(new URLSearchParams(location.search));
  main.replaceChildren(hero('Statistics', 'All trials are being read'),
    h('p', { role: 'status', class: 'lead' }, 'The page opens by itself as soon as it is ready.'));
  for (;;) {
    const now = await get('statistics', parameters);
    if (now.state === 'ready') {
      location.replace('/report' + location.search);
      return;
    }
    if (now.state === 'failed') {
      throw new Error(now.message);
    }
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
}
