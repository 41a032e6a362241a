/* Numbers for people, as the reports write them. */
export const NONE = '–';

export function score(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return NONE;
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return value.toExponential(2).replace('e+', 'e');
  }
  return size >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}

export function count(value) {
  return value === null || value === undefined ? NONE : String(value).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

export function seconds(value) {
  if (value === null || value === undefined) {
    return NONE;
  }
  if (value < 60) {
    return value.toFixed(value < 10 ? (value < 0.1 ? 3 : 1) : 0) + '\u00a0s';
  }
  if (value < 3600) {
    return Math.floor(value / 60) + '\u00a0min\u00a0' + Math.floor(value % 60) + '\u00a0s';
  }
  return Math.floor(value / 3600) + '\u00a0h\u00a0' + Math.floor((value % 3600) / 60) + '\u00a0min';
}

export function bytes(value) {
  return value < 1024 ? value + ' B' : value < 1048576 ? (value / 1024).toFixed(1) + ' kB' : (value / 1048576).toFixed(1) + ' MB';
}

export function rate(trials, time) {
  if (!trials || !time) {
    return NONE;
  }
  const perSecond = trials / time;
  return perSecond >= 100 ? perSecond.toFixed(0) : perSecond.toPrecision(2);
}

export function budget(words) {
  return words.replace(/(\d)([a-z])/gi, '$1 $2').replace(/,/g, ', ');
}

export function time(utc) {
  return utc.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
}

/* the learner's own part where there is a learner */
export function configuration(values, learner) {
  const prefix = learner ? learner + ':' : '';
  return Object.entries(values)
    .filter(([name]) => !learner || name !== 'learner')
    .map(([name, value]) => [name.startsWith(prefix) ? name.slice(prefix.length) : name, value]);
}

export function short(values, learner) {
  return configuration(values, learner)
    .map(([name, value]) => name + '=' + (typeof value === 'number' && !Number.isInteger(value) ? score(value) : value))
    .join(', ') || 'defaults';
}

export function learner(id) {
  return id || 'a configuration';
}
