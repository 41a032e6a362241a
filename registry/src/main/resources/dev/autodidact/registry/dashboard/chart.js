/* The curve of a run, drawn by ECharts on a canvas: its SVG would need inline styles, which the content policy forbids. */
function script(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = source;
    element.onload = resolve;
    element.onerror = () => reject(new Error('The charts cannot be loaded.'));
    document.head.append(element);
  });
}

export async function curve(place, metric, greaterIsBetter) {
  await Promise.all([script('/assets/echarts.js'), script('/assets/theme.js')]);
  const { theme, echarts } = window;
  place.style.height = '320px';
  let chart = null;
  let dots = [];
  let line = [];
  let ended = 0;

  function limits() {
    const scores = dots.map((dot) => dot[1]).sort((a, b) => (greaterIsBetter ? b - a : a - b));
    const best = scores[0];
    const usual = scores[Math.floor(0.9 * (scores.length - 1))];
    const worst = greaterIsBetter ? Math.max(scores[scores.length - 1], best + 2 * (usual - best))
      : Math.min(scores[scores.length - 1], best + 2 * (usual - best));
    const margin = Math.abs(worst - best) * 0.06 || Math.abs(best) * 0.05 || 1;
    return [Math.min(best, worst) - margin, Math.max(best, worst) + margin];
  }

  function option() {
    const made = theme.base();
    const [low, high] = limits();
    made.grid = { left: 8, right: 16, top: 28, bottom: 40, containLabel: true };
    made.xAxis = theme.axis({ type: 'value', name: 'trials ended', nameLocation: 'middle', nameGap: 26, minInterval: 1, splitLine: { show: false } });
    made.yAxis = theme.axis({ type: 'value', name: metric, scale: true, min: low, max: high, showEnds: false,
      nameTextStyle: { color: theme.token('--soft'), align: 'left' } });
    made.tooltip.trigger = 'item';
    made.tooltip.formatter = (item) => 'trial ' + item.value[2] + ': ' + theme.escaped(metric) + ' ' + theme.short(item.value[1]);
    made.series = [
      { type: 'scatter', data: dots, symbolSize: dots.length > 800 ? 4 : 7, clip: true, itemStyle: { color: theme.token('--c7'), opacity: 0.5 } },
      { type: 'line', step: 'end', data: line.concat([[ended, line[line.length - 1][1]]]), symbol: 'none', silent: true,
        itemStyle: { color: theme.token('--c0') }, lineStyle: { width: 2.5, color: theme.token('--c0') } }
    ];
    return made;
  }

  function draw() {
    if (dots.length === 0) {
      return;
    }
    if (!chart) {
      place.textContent = '';
      chart = echarts.init(place, null, { renderer: 'canvas' });
      chart.getZr().on('click', () => {});
      chart.on('click', (item) => { location.href = location.pathname + '/' + item.value[2]; });
    }
    chart.setOption(option(), true);
    place.dataset.trials = String(ended);
    place.setAttribute('aria-label', 'The best ' + metric + ' went from ' + theme.short(line[0][1]) + ' after ' + line[0][0]
      + ' trials to ' + theme.short(line[line.length - 1][1]) + ' after ' + ended + '.');
  }

  window.addEventListener('resize', () => chart && chart.resize());
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  return {
    add(course) {
      for (const [at, value, trial] of course.points) {
        dots.push([ended + at, value, trial]);
        const best = line.length ? line[line.length - 1][1] : null;
        if (best === null || (greaterIsBetter ? value > best : value < best)) {
          line.push([ended + at, value]);
        }
      }
      ended += course.trials;
      while (dots.length > 4000) {
        dots = dots.filter((dot, i) => i % 2 === 0);
      }
      draw();
    }
  };
}
