/* What the server tells as it happens. */
const listeners = [];
let last = null;

export function live(listener) {
  listeners.push(listener);
  if (last) {
    listener(last);
  }
}

export function connect(pulse) {
  const source = new EventSource('/api/events');
  source.onopen = () => {
    pulse.textContent = 'live';
    pulse.classList.add('on');
  };
  source.onerror = () => {
    pulse.textContent = 'no connection';
    pulse.classList.remove('on');
  };
  source.onmessage = (event) => {
    last = JSON.parse(event.data);
    listeners.forEach((listener) => listener(last));
  };
  window.addEventListener('pagehide', () => source.close());
}
