/* What the charts of reports and dashboard share. */
var theme = (function () {
  'use strict';

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function escaped(text) {
    return String(text).replace(/[&<>"]/g, function (c) {
      return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c];
    });
  }

  function short(value) {
    return value === 0 ? '0' : Number(value.toPrecision(3)).toString();
  }

  function axis(options) {
    return Object.assign({
      axisLine: { lineStyle: { color: token('--line') } },
      axisTick: { show: false },
      axisLabel: { color: token('--soft'), hideOverlap: true, formatter: short, showMinLabel: options.showEnds, showMaxLabel: options.showEnds },
      nameTextStyle: { color: token('--soft') },
      splitLine: { lineStyle: { color: token('--line'), opacity: 0.6 } }
    }, options);
  }

  function base() {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      tooltip: {
        backgroundColor: token('--card'), borderColor: token('--line'), confine: true,
        textStyle: { color: token('--ink'), fontSize: 12 }
      }
    };
  }

  return { token: token, escaped: escaped, short: short, axis: axis, base: base };
})();
