/* Data from the server. */
export async function get(path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters || {}).filter(([, value]) => value !== '' && value !== null && value !== undefined));
  const answer = await fetch('/api/' + path + (String(query) ? '?' + query : ''));
  if (answer.status === 404) {
    throw new Error('There is no such thing in the registry.');
  }
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
  return answer.json();
}

/* one after the other: while an answer is awaited, further wishes shrink to one */
export function latest(work) {
  let busy = false;
  let again = false;
  return async function run() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      busy = false;
    }
  };
}
