(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var COLOURS = 8;
  var DASHES = ['solid', 'dashed', 'dotted'];
  var token = theme.token;
  var escaped = theme.escaped;
  var short = theme.short;
  var axis = theme.axis;
  var base = theme.base;

  function colour(strategy) {
    return token('--c' + Math.max(0, data.strategies.indexOf(strategy)) % COLOURS);
  }

  function dash(strategy) {
    return DASHES[Math.floor(Math.max(0, data.strategies.indexOf(strategy)) / COLOURS) % DASHES.length];
  }

  function ranks() {
    var rows = data.ranks.slice().reverse();
    var names = rows.map(function (row) { return row.strategy; });
    var option = base();
    option.grid = { left: 8, right: 28, top: 8, bottom: 34, containLabel: true };
    option.xAxis = axis({ type: 'value', min: 1, max: Math.max(2, data.strategies.length), name: 'mean rank, 1 is best',
      nameLocation: 'middle', nameGap: 26, minInterval: 1 });
    option.yAxis = axis({ type: 'category', data: names, splitLine: { show: false },
      axisLabel: { color: token('--ink'), width: 150, overflow: 'truncate' } });
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = function (item) {
      var row = rows[item.value[1]];
      return '<b>' + escaped(row.strategy) + '</b><br>mean rank ' + row.mean.toFixed(2) + '<br>95 % interval '
        + row.low.toFixed(2) + ' to ' + row.high.toFixed(2);
    };
    option.series = rows.map(function (row, i) {
      return { type: 'line', data: [[row.low, i], [row.high, i]], symbol: 'none', silent: true,
        lineStyle: { width: 6, cap: 'round', opacity: 0.35, color: colour(row.strategy) } };
    }).concat(rows.map(function (row, i) {
      return { type: 'scatter', data: [[row.mean, i]], symbolSize: 15, itemStyle: { color: colour(row.strategy) },
        label: { show: true, formatter: row.mean.toFixed(2), position: 'top', color: token('--ink'), fontSize: 12 } };
    }));
    return { option: option, height: 80 + 46 * rows.length };
  }

  function band(x, one) {
    var shade = { type: 'line', step: 'end', symbol: 'none', silent: true, stack: one.strategy, lineStyle: { width: 0 },
      itemStyle: { color: colour(one.strategy) } };
    return [
      Object.assign({}, shade, { name: one.strategy, data: x.map(function (at, i) { return [at, one.low[i]]; }) }),
      Object.assign({}, shade, { name: one.strategy,
        data: x.map(function (at, i) { return [at, one.high[i] - one.low[i]]; }),
        areaStyle: { color: colour(one.strategy), opacity: 0.13 } })
    ];
  }

  function line(x, one) {
    return { type: 'line', step: 'end', name: one.strategy, symbol: 'none',
      data: x.map(function (at, i) { return [at, one.mean[i]]; }),
      itemStyle: { color: colour(one.strategy) },
      lineStyle: { width: 2.5, type: dash(one.strategy), color: colour(one.strategy) } };
  }

  function curves(curve, name, logarithmic, vertical) {
    var option = base();
    option.legend = { type: 'scroll', bottom: 0, textStyle: { color: token('--ink') }, itemWidth: 18, itemHeight: 3,
      icon: 'roundRect', inactiveColor: token('--line'), pageTextStyle: { color: token('--soft') },
      data: curve.series.map(function (one) { return one.strategy; }) };
    option.grid = { left: 8, right: 16, top: 28, bottom: 62, containLabel: true };
    option.xAxis = axis({ type: logarithmic ? 'log' : 'value', name: name, nameLocation: 'middle', nameGap: 26,
      min: curve.x[0], max: curve.x[curve.x.length - 1], splitLine: { show: false } });
    option.yAxis = axis(Object.assign({ type: 'value', nameTextStyle: { color: token('--soft'), align: 'left' } }, vertical));
    option.tooltip.trigger = 'axis';
    option.tooltip.formatter = function (items) {
      var seen = {};
      return escaped(short(items[0].value[0]) + ' ' + name) + items.filter(function (item) {
        return item.seriesIndex >= 2 * curve.series.length && !seen[item.seriesName] && (seen[item.seriesName] = true);
      }).map(function (item) {
        return '<br>' + item.marker + escaped(item.seriesName) + ' <b>' + item.value[1].toFixed(3) + '</b>';
      }).join('');
    };
    option.series = [].concat.apply([], curve.series.map(function (one) { return band(curve.x, one); }))
      .concat(curve.series.map(function (one) { return line(curve.x, one); }));
    return { option: option, height: 340 };
  }

  function regret(curve, name, logarithmic) {
    return curves(curve, name, logarithmic, { name: 'mean regret', min: 0 });
  }

  /* scores change from step to step, not after it */
  function adaptation() {
    var made = curves(data.adaptation, 'gradient steps', false, { name: data.adaptation.metric, scale: true });
    made.option.series.forEach(function (one) { one.step = false; });
    return made;
  }

  function spans(x) {
    return x.length > 1 && x[0] > 0 && x[x.length - 1] / x[0] > 30;
  }

  /* from the best score to the worst that is shown, with a margin */
  function range() {
    var last = data.best[data.best.length - 1][1];
    var margin = Math.abs(data.worst - last) * 0.06 || Math.abs(last) * 0.05 || 1;
    return [Math.min(last, data.worst) - margin, Math.max(last, data.worst) + margin];
  }

  function scores() {
    var option = base();
    var limits = range();
    option.grid = { left: 8, right: 16, top: 28, bottom: 40, containLabel: true };
    option.xAxis = axis({ type: 'value', name: 'trial', nameLocation: 'middle', nameGap: 26, minInterval: 1, splitLine: { show: false } });
    option.yAxis = axis({ type: 'value', name: data.metric, scale: true, min: limits[0], max: limits[1], showEnds: false, nameTextStyle: { color: token('--soft'), align: 'left' } });
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = function (item) {
      return (item.value[2] ? '<b>' + escaped(item.value[2]) + '</b><br>' : '') + 'trial ' + item.value[0] + ': '
        + escaped(data.metric) + ' ' + short(item.value[1]);
    };
    option.series = [
      { type: 'scatter', data: data.trials, symbolSize: 7, clip: true, itemStyle: { color: token('--c7'), opacity: 0.55 } },
      { type: 'line', step: 'end', data: data.best, symbol: 'none', itemStyle: { color: token('--c0') },
        lineStyle: { width: 2.5, color: token('--c0') }, silent: true }
    ];
    return { option: option, height: 320 };
  }

  var KINDS = {
    'ranks': ranks,
    'curve-evaluations': function () {
      var curve = data.curves.evaluations;
      return regret(curve, 'evaluations', spans(curve.x) && curve.x.length >= 60);
    },
    'curve-cpuSeconds': function () {
      return regret(data.curves.cpuSeconds, 'processor seconds', spans(data.curves.cpuSeconds.x));
    },
    'adaptation': adaptation,
    'curve-seconds': function () { return regret(data.curves.seconds, 'seconds', spans(data.curves.seconds.x)); },
    'scores': scores
  };

  var charts = [];

  function draw() {
    charts.forEach(function (chart) { chart.dispose(); });
    charts = Array.prototype.map.call(document.querySelectorAll('[data-chart]'), function (place) {
      var made = KINDS[place.dataset.chart]();
      place.textContent = '';
      place.style.height = made.height + 'px';
      var chart = echarts.init(place, null, { renderer: data.trials && data.trials.length > 2000 ? 'canvas' : 'svg' });
      chart.setOption(made.option);
      return chart;
    });
  }

  function resize() {
    charts.forEach(function (chart) { chart.resize(); });
  }

  function sortable(table) {
    var heads = table.querySelectorAll('thead th');
    heads.forEach(function (head, column) {
      head.querySelector('button').addEventListener('click', function () {
        var ascending = head.getAttribute('aria-sort') !== 'ascending';
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
        var body = table.tBodies[0];
        Array.prototype.slice.call(body.rows).sort(function (a, b) {
          return compare(a.cells[column], b.cells[column], ascending ? 1 : -1);
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  /* numbers by their value, what has none last; words as people sort them */
  function compare(a, b, direction) {
    if (!a.classList.contains('number')) {
      return direction * a.textContent.localeCompare(b.textContent, 'en', { numeric: true });
    }
    var x = parseFloat(a.dataset.sort);
    var y = parseFloat(b.dataset.sort);
    return isNaN(x) || isNaN(y) ? isNaN(x) - isNaN(y) : direction * (x - y);
  }

  function filter(label) {
    var input = label.querySelector('input');
    var rows = label.nextElementSibling.querySelectorAll('tbody tr');
    label.hidden = false;
    input.addEventListener('input', function () {
      var wanted = input.value.trim().toLowerCase();
      rows.forEach(function (row) { row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0; });
    });
  }

  draw();
  document.querySelectorAll('.filter').forEach(filter);
  document.querySelectorAll('table.sortable').forEach(sortable);
  window.addEventListener('resize', resize);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  window.matchMedia('print').addEventListener('change', draw);
})();
