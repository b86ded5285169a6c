// Draws the charts of the report. Each function of `charts` takes the width it has and gives back an ECharts option and
// the height it needs; colours come from report.css, words from the page's data.
(() => {
  'use strict';

  const page = JSON.parse(document.getElementById('data').textContent);
  const { summary, words } = page;
  const NARROW = 560;

  // Words and numbers

  const word = (key, ...values) => {
    if (!(key in words)) {
      throw new Error(`no word '${key}'`);
    }
    return values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[key]);
  };
  const format = options => new Intl.NumberFormat(page.language, options).format;
  const count = format({});
  const compact = format({ notation: 'compact', maximumFractionDigits: 1 });
  const percent = format({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const wholePercent = format({ style: 'percent', maximumFractionDigits: 0 });
  const currency = format({
    style: 'currency',
    currency: summary.header.currency,
    minimumFractionDigits: page.currencyDecimals,
    maximumFractionDigits: page.currencyDecimals,
  });
  const money = minor => currency(minor / 10 ** page.currencyDecimals);
  const share = (part, whole) => (whole > 0 ? percent(part / whole) : '–');
  const name = thing => thing.label[page.label];
  const dateOf = text => {
    const [year, month, day = 1] = text.split('-').map(Number);
    return new Date(Date.UTC(year, month - 1, day));
  };
  const date = options => {
    const formatter = new Intl.DateTimeFormat(page.language, { timeZone: 'UTC', ...options });
    return text => formatter.format(dateOf(text));
  };
  const shortMonth = date({ year: '2-digit', month: 'short' });
  const longMonth = date({ year: 'numeric', month: 'long' });
  const day = date({ dateStyle: 'medium' });

  // Colours

  const css = key => getComputedStyle(document.documentElement).getPropertyValue(`--${key}`).trim();
  const channels = colour => [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16));
  const hex = rgb => `#${rgb.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

  /** The colour at a place from 0 to 1 of a ramp. */
  const onRamp = (key, place) => {
    const stops = css(key).split(' ');
    const at = Math.min(Math.max(place, 0), 1) * (stops.length - 1);
    const left = Math.min(Math.floor(at), stops.length - 2);
    const [from, to] = [channels(stops[left]), channels(stops[left + 1])];
    return hex(from.map((value, i) => value + (to[i] - value) * (at - left)));
  };
  const layerColour = (i, size) => onRamp('layers', size > 1 ? i / (size - 1) : 0.5);

  /** Ink that can be read on a colour. */
  const inkOn = colour => {
    const [red, green, blue] = channels(colour).map(value => (value / 255) ** 2.2);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 ? '#12191b' : '#ffffff';
  };

  // Pieces that charts share

  const escape = text => echarts.format.encodeHTML(String(text));
  const plain = text => text.replace(/[{}|]/g, ' ');
  const tip = (title, rows) =>
    `<strong>${escape(title)}</strong><table>${rows
      .map(([key, value]) => `<tr><th>${escape(key)}</th><td class="number">${escape(value)}</td></tr>`)
      .join('')}</table>`;
  // Said with every text, since ECharts measures some of them without looking at the font of the chart.
  const family = () => getComputedStyle(document.body).fontFamily;
  const label = more => ({ color: css('ink'), fontSize: 12, fontFamily: family(), ...more });
  const quiet = more => label({ color: css('quiet'), ...more });
  const legend = more => ({
    top: 0, left: 0, padding: 0, itemWidth: 12, itemHeight: 12, itemGap: 16, icon: 'roundRect', textStyle: label(), ...more,
  });
  const categoryAxis = (data, more) => ({
    type: 'category', data, axisTick: { show: false }, axisLine: { lineStyle: { color: css('line') } },
    nameTextStyle: quiet(), ...more, axisLabel: { ...quiet(), ...(more || {}).axisLabel },
  });
  const valueAxis = more => ({
    type: 'value', splitNumber: 4, axisLabel: { ...quiet(), formatter: compact },
    splitLine: { lineStyle: { color: css('grid') } }, ...more,
  });
  const monthAxis = (months, more) =>
    categoryAxis(months, { ...more, axisLabel: { formatter: shortMonth, hideOverlap: true, ...(more || {}).axisLabel } });
  const widthOf = text => echarts.format.getTextRect(text, `12px ${family()}`).width;

  /** The room that the widest of some texts needs, with a gap. */
  const widest = texts => Math.ceil(Math.max(0, ...texts.map(widthOf))) + 14;

  /** Names down the left side and the grid beside them, with room for figures on the right. */
  const names = (width, things, right) => {
    const left = Math.min(widest(things.map(name)), width < NARROW ? 114 : 224);
    return {
      grid: { left, right, bottom: 0 },
      yAxis: categoryAxis(things.map(name), {
        inverse: true, axisLine: { show: false },
        axisLabel: {
          ...label(), interval: 0, align: 'left', margin: left, width: left - 12, overflow: 'break', lineHeight: 14,
        },
      }),
    };
  };

  /** A pattern of lines over the colour of a bar. */
  const hatch = () => ({
    decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: css('quiet') },
  });

  /** Bars with a line between up and down. */
  const zeroLine = bars => ({
    ...bars,
    markLine: {
      silent: true, symbol: 'none', label: { show: false }, data: [{ yAxis: 0 }],
      lineStyle: { color: css('ink'), type: 'solid', width: 1 },
    },
  });

  /** A slider over the months where not all of them can be told apart; it starts at the latest ones. */
  const zoom = (items, width, least, more) => {
    const shown = Math.floor(width / least);
    return items <= shown ? [] : [{
      type: 'slider', startValue: items - shown, endValue: items - 1, height: 18, bottom: 4, brushSelect: false,
      showDetail: false, borderColor: css('line'), fillerColor: `${css('accent')}22`, backgroundColor: 'transparent',
      handleStyle: { color: css('card'), borderColor: css('quiet') }, moveHandleSize: 0,
      dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
      selectedDataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } }, ...more,
    }];
  };

  /** Cells of a heat map: each has x, y, a place on the ramp, texts as lines around its middle, and may be
   *  dashed or empty. */
  const cells = items => ({
    type: 'custom',
    data: items.map(item => [item.x, item.y]),
    encode: { x: 0, y: 1 },
    renderItem: (params, api) => {
      const item = items[params.dataIndex];
      const [x, y] = api.coord([item.x, item.y]);
      const [width, height] = api.size([1, 1]);
      const gap = item.dashed ? 4 : 2;
      const colour = item.empty ? css('paper') : onRamp('ramp', item.place);
      const edge = item.dashed
        ? { stroke: css('quiet'), lineWidth: 1.2, lineDash: [3, 2], fill: `${colour}66` }
        : { fill: colour };
      const fill = item.dashed ? css('ink') : inkOn(colour);
      const text = line => ({
        type: 'text', silent: true, x, y: y + (line.dy || 0),
        style: { align: 'center', verticalAlign: 'middle', fontFamily: family(), fill, ...line },
      });
      return {
        type: 'group',
        silent: item.empty,
        children: [
          {
            type: 'rect',
            shape: { x: x - (width - gap) / 2, y: y - (height - gap) / 2, width: width - gap, height: height - gap, r: 3 },
            style: edge,
            emphasis: { style: { stroke: css('ink'), lineWidth: 1.5 } },
          },
          ...(width < 20 ? [] : item.lines.map(text)),
        ],
      };
    },
  });

  // Charts

  const rfmGrid = width => {
    const { grid, dimensions, segments11 } = summary.rfm;
    const named = new Map(segments11.map(segment => [segment.key, name(segment)]));
    const scores = dimension => Array.from({ length: dimension.cuts.length + 1 }, (_, i) => String(i + 1));
    const roots = grid.map(cell => Math.sqrt(cell.customers));
    const [least, most] = [Math.min(...roots), Math.max(...roots)];
    const small = width < NARROW;
    const left = small ? 30 : 42;
    const column = (width - left - 2) / (dimensions[1].cuts.length + 1);
    const items = grid.map(cell => ({
      x: cell.f - 1,
      y: cell.r - 1,
      place: most > least ? 0.08 + (0.92 * (Math.sqrt(cell.customers) - least)) / (most - least) : 0.5,
      lines: [
        {
          text: named.get(cell.dominant) || cell.dominant, dy: small ? -12 : -11,
          fontSize: small ? Math.min(10, column / 6.6) : Math.min(13, column / 9.6), lineHeight: 12,
          width: column - 4, overflow: small ? 'break' : 'truncate',
        },
        { text: count(cell.customers), dy: small ? 17 : 13, fontSize: small ? 12.5 : 18, fontWeight: 600 },
      ],
    }));
    const held = new Set(grid.map(cell => `${cell.r} ${cell.f}`));
    const empty = scores(dimensions[0]).flatMap(r => scores(dimensions[1])
      .filter(f => !held.has(`${r} ${f}`))
      .map(f => ({ x: f - 1, y: r - 1, empty: true, lines: [] })));
    const axis = { nameLocation: 'middle', axisLine: { show: false } };
    return {
      height: scores(dimensions[0]).length * (small ? 72 : 78) + 56,
      option: {
        grid: { left, right: 2, top: 4, bottom: 46 },
        xAxis: categoryAxis(scores(dimensions[1]), { ...axis, name: word('frequencyAxis'), nameGap: 28 }),
        yAxis: categoryAxis(scores(dimensions[0]), { ...axis, name: word('recencyAxis'), nameGap: small ? 16 : 24 }),
        tooltip: {
          formatter: ({ dataIndex }) => {
            const cell = grid[dataIndex];
            return tip(`R ${cell.r} · F ${cell.f}`, [
              [named.get(cell.dominant) || cell.dominant, ''],
              [word('customers'), count(cell.customers)],
              [word('meanMonetary'), money(cell.meanMonetaryMinor)],
            ]);
          },
        },
        series: [cells([...items, ...empty])],
      },
    };
  };

  const shares = segments => width => {
    const beside = matchMedia('(min-width: 861px)').matches;
    const rows = beside ? Math.max(summary.rfm.segments8.length, summary.rfm.segments11.length) : segments.length;
    const sum = field => segments.reduce((total, segment) => total + segment[field], 0);
    const bars = (key, field, colour) => ({
      type: 'bar', name: word(key), barGap: '15%', barCategoryGap: '34%', barMaxWidth: 15,
      itemStyle: { color: css(colour), borderRadius: 2 },
      data: segments.map(segment => (sum(field) > 0 ? segment[field] / sum(field) : 0)),
      label: { show: true, position: 'right', ...quiet(), fontSize: 11, formatter: ({ value }) => percent(value) },
    });
    const { grid, yAxis } = names(width, segments, 52);
    return {
      height: rows * 42 + 40,
      option: {
        legend: legend(),
        grid: { ...grid, top: 24 },
        xAxis: valueAxis({ show: false }),
        yAxis,
        tooltip: {
          trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: ([{ dataIndex }]) => {
            const segment = segments[dataIndex];
            return tip(name(segment), [
              [word('customers'), count(segment.customers)],
              [word('shareOfCustomers'), share(segment.customers, sum('customers'))],
              [word('shareOfRevenue'), share(segment.revenueMinor, sum('revenueMinor'))],
            ]);
          },
        },
        series: [bars('shareOfCustomers', 'customers', 'soft'), bars('shareOfRevenue', 'revenueMinor', 'deep')],
      },
    };
  };

  const catalogue = width => {
    const { segments } = summary;
    const figures = segments.map(segment =>
      segment.unknown ? `${count(segment.in)} + ${count(segment.unknown)}` : count(segment.in));
    const bars = (key, colour, more) => ({
      type: 'bar', name: word(key), stack: 'all', barMaxWidth: 20, itemStyle: { color: css(colour), ...more },
      data: segments.map(segment => segment[key]),
    });
    const unknown = bars('unknown', 'soft', hatch());
    unknown.label = {
      show: true, position: 'right', ...quiet(),
      formatter: ({ dataIndex }) => figures[dataIndex],
    };
    const { grid, yAxis } = names(width, segments, widest(figures));
    return {
      height: segments.length * 34 + 34,
      option: {
        legend: legend(),
        grid: { ...grid, top: 30 },
        xAxis: valueAxis({ show: false }),
        yAxis,
        tooltip: {
          trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: ([{ dataIndex }]) => {
            const segment = segments[dataIndex];
            return tip(name(segment), ['in', 'unknown', 'out'].map(key => [word(key), count(segment[key])]));
          },
        },
        series: [bars('in', 'mid'), unknown],
      },
    };
  };

  const waterfall = width => {
    const rows = summary.waterfalls.flatMap(segment => [
      { head: true, text: name(segment), customers: segment.customers, figure: count(segment.customers) },
      ...segment.steps.map(step => ({
        ...step, text: name(step),
        figure: step.unknown ? `${count(step.certain)} + ${count(step.unknown)}` : count(step.certain),
      })),
    ]);
    const left = Math.min(widest(rows.map(row => row.text)) + 12, Math.round(width * 0.42));
    const fitting = text => echarts.format.truncateText(text, left - 24, `12px ${family()}`, '…');
    const bars = (key, text, style) => ({
      type: 'bar', name: word(text), stack: 'all', barMaxWidth: 16, itemStyle: style,
      data: rows.map(row => row[key] || 0),
    });
    const removed = bars('removed', 'removed', { color: css('warm') });
    removed.label = {
      show: true, position: 'right', ...quiet(), formatter: ({ dataIndex }) => rows[dataIndex].figure,
    };
    const series = [
      bars('customers', 'customers', { color: css('deep') }),
      bars('certain', 'certain', { color: css('mid') }),
      bars('unknown', 'mayBe', { color: css('soft'), ...hatch() }),
      removed,
    ];
    return {
      height: rows.length * 28 + 40,
      option: {
        legend: legend(),
        grid: { left, right: widest(rows.map(row => row.figure)), top: width < NARROW ? 52 : 30, bottom: 0 },
        xAxis: valueAxis({ show: false }),
        yAxis: categoryAxis(rows.map((_, i) => String(i)), {
          inverse: true, axisLine: { show: false },
          axisLabel: {
            interval: 0, align: 'left', margin: left,
            formatter: (_, i) => (rows[i].head
              ? `{head|${plain(fitting(rows[i].text))}}` : `{clause|  ${plain(fitting(rows[i].text))}}`),
            rich: { head: label({ fontWeight: 600, align: 'left' }), clause: quiet({ align: 'left' }) },
          },
        }),
        tooltip: {
          trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: ([{ dataIndex }]) => {
            const row = rows[dataIndex];
            return tip(row.text, row.head ? [[word('customers'), row.figure]] : [
              [word('certain'), count(row.certain)],
              [word('mayBe'), count(row.unknown)],
              [word('removed'), count(row.removed)],
            ]);
          },
        },
        series,
      },
    };
  };

  const overlap = width => {
    const { segments } = summary;
    const { common } = summary.overlap;
    const either = (i, j) => common[i][i] + common[j][j] - common[i][j];
    const pairs = common.flatMap((row, y) => row.map((both, x) => ({ x, y, both, all: either(x, y) })));
    const likeness = ({ both, all }) => (all > 0 ? both / all : 0);
    const most = Math.max(0.01, ...pairs.filter(({ x, y }) => x !== y).map(likeness));
    const left = Math.min(widest(segments.map(name)), width < NARROW ? 92 : 224);
    const column = (width - left) / segments.length;
    const small = column < 64;
    const texts = pair => [
      { text: small ? compact(pair.both) : count(pair.both), dy: pair.x === pair.y ? 0 : -8, fontSize: small ? 11 : 14, fontWeight: 600 },
      ...(pair.x === pair.y ? [] : [{ text: share(pair.both, pair.all), dy: 9, fontSize: small ? 10 : 11.5 }]),
    ];
    const axis = segments.map(name);
    const named = more => ({ axisLine: { show: false }, axisLabel: { ...label(), interval: 0, ...more } });
    return {
      height: segments.length * 48 + 46,
      option: {
        grid: { left, right: 0, top: 44, bottom: 0 },
        xAxis: categoryAxis(axis, {
          position: 'top', ...named({ width: column - 8, overflow: 'truncate', fontSize: small ? 10.5 : 12 }),
        }),
        yAxis: categoryAxis(axis, {
          inverse: true, ...named({ align: 'left', margin: left, width: left - 12, overflow: 'break', lineHeight: 14 }),
        }),
        tooltip: {
          formatter: ({ dataIndex }) => {
            const pair = pairs[dataIndex];
            return tip(`${axis[pair.y]} × ${axis[pair.x]}`, [
              [word('both'), count(pair.both)], [word('share'), share(pair.both, pair.all)],
            ]);
          },
        },
        series: [cells(pairs.map(pair => ({
          x: pair.x, y: pair.y, place: likeness(pair) / most, empty: pair.x === pair.y, lines: texts(pair),
        })))],
      },
    };
  };

  /** Odds ratios with their intervals, on a scale on which twice as high and half as high are as far from 1. */
  const associations = width => {
    const { traits } = summary.associations;
    const ratio = format({ maximumSignificantDigits: 3 });
    const doublings = Math.max(1, ...traits.flatMap(({ low, high }) => [-Math.log2(low), Math.log2(high)].map(Math.ceil)));
    const step = Math.ceil(doublings / 3);
    const { grid, yAxis } = names(width, traits, widest(traits.map(({ oddsRatio }) => ratio(oddsRatio))));
    const colour = trait => css(trait.oddsRatio > 1 ? 'deep' : 'warm');
    const mark = (params, api) => {
      const trait = traits[params.dataIndex];
      const at = value => api.coord([Math.log2(value), params.dataIndex]);
      const [[left, y], [middle], [right]] = [trait.low, trait.oddsRatio, trait.high].map(at);
      const line = (x1, x2, y1, y2) => ({
        type: 'line', shape: { x1, x2, y1, y2 }, style: { stroke: colour(trait), lineWidth: 2 },
      });
      return {
        type: 'group',
        children: [
          line(left, right, y, y), line(left, left, y - 4, y + 4), line(right, right, y - 4, y + 4),
          { type: 'circle', shape: { cx: middle, cy: y, r: 5 }, style: { fill: colour(trait) } },
          {
            type: 'text', silent: true, x: width, y,
            style: { ...label(), fill: css('ink'), text: ratio(trait.oddsRatio), align: 'right', verticalAlign: 'middle' },
          },
        ],
      };
    };
    return {
      height: traits.length * 28 + 40,
      option: {
        grid: { ...grid, top: 4, bottom: 32 },
        xAxis: {
          type: 'value', min: -3 * step, max: 3 * step, interval: step,
          axisLabel: { ...quiet(), formatter: power => (power < 0 ? `÷ ${count(2 ** -power)}` : `× ${count(2 ** power)}`) },
          splitLine: { lineStyle: { color: css('grid') } },
        },
        yAxis,
        tooltip: {
          formatter: ({ dataIndex }) => {
            const trait = traits[dataIndex];
            return tip(name(trait), [
              [word('customers'), count(trait.with)],
              [word('shareWith'), share(trait.didWith, trait.with)],
              [word('shareWithout'), share(trait.didWithout, trait.without)],
              [word('oddsRatio'), `${ratio(trait.oddsRatio)} (${word('interval', ratio(trait.low), ratio(trait.high))})`],
            ]);
          },
        },
        series: [{
          type: 'custom', data: traits.map(({ oddsRatio }, i) => [Math.log2(oddsRatio), i]), encode: { x: 0, y: 1 },
          renderItem: mark,
          markLine: {
            silent: true, symbol: 'none', label: { show: false }, data: [{ xAxis: 0 }],
            lineStyle: { color: css('ink'), type: 'solid', width: 1 },
          },
        }],
      },
    };
  };

  const push = width => {
    const { strata } = summary.push;
    const rows = [...strata].reverse().map(stratum => ({
      ...stratum, rest: stratum.eligible - stratum.heldOut - stratum.drawn,
    }));
    const figure = row => `${count(row.drawn)} / ${count(row.eligible)}`;
    const bars = (key, style) => ({
      type: 'bar', name: word(key), stack: 'all', barMaxWidth: 22, itemStyle: style, data: rows.map(row => row[key]),
    });
    const heldOut = bars('heldOut', { color: css('soft'), ...hatch() });
    heldOut.label = { show: true, position: 'right', ...quiet(), formatter: ({ dataIndex }) => figure(rows[dataIndex]) };
    const { grid, yAxis } = names(width, rows, widest(rows.map(figure)));
    return {
      height: rows.length * 40 + 34,
      option: {
        legend: legend(),
        grid: { ...grid, top: 30 },
        xAxis: valueAxis({ show: false }),
        yAxis,
        tooltip: {
          trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: ([{ dataIndex }]) =>
            tip(name(rows[dataIndex]), ['drawn', 'rest', 'heldOut'].map(key => [word(key), count(rows[dataIndex][key])])),
        },
        series: [bars('drawn', { color: css('deep') }), bars('rest', { color: css('mid') }), heldOut],
      },
    };
  };

  const growth = width => {
    const months = summary.growth;
    const sliders = zoom(months.length, width - 60, 11);
    const bars = (key, colour, sign = 1) => ({
      type: 'bar', name: word(key), stack: 'customers', barMaxWidth: 34, barCategoryGap: '22%',
      color: css(colour),
      data: months.map(month => ({ value: sign * month[key], itemStyle: { opacity: month.complete ? 1 : 0.45 } })),
    });
    return {
      height: width < NARROW ? 300 : 360,
      option: {
        legend: legend(),
        grid: { left: 0, right: 4, top: 38, bottom: sliders.length ? 34 : 2, containLabel: true },
        xAxis: monthAxis(months.map(({ month }) => month), { axisLine: { onZero: false, show: false } }),
        yAxis: valueAxis({ axisLabel: { ...quiet(), formatter: value => compact(Math.abs(value)) } }),
        dataZoom: sliders,
        tooltip: {
          trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: ([{ dataIndex }]) => {
            const month = months[dataIndex];
            const title = longMonth(month.month) + (month.complete ? '' : ` (${word('incomplete')})`);
            return tip(title, ['active', 'new', 'returned', 'kept', 'lapsed'].map(key => [word(key), count(month[key])]));
          },
        },
        series: [zeroLine(bars('kept', 'soft')), bars('returned', 'mid'), bars('new', 'deep'), bars('lapsed', 'warm', -1)],
      },
    };
  };

  const retention = width => {
    const cohorts = summary.retention;
    const flat = cohorts.flatMap((cohort, y) => cohort.cells.map(cell => ({ cohort, y, ...cell })));
    const rate = cell => (cell.cohort.size > 0 ? cell.retained / cell.cohort.size : 0);
    const periods = Math.max(...flat.map(cell => cell.period)) + 1;
    const most = Math.max(0.01, ...flat.filter(cell => cell.period > 0).map(rate));
    const small = width < NARROW;
    const plot = width - (small ? 64 : 132);
    const sliders = zoom(periods, plot, 24, { startValue: 0, endValue: Math.floor(plot / 24) - 1 });
    const column = plot / Math.min(periods, Math.floor(plot / 24));
    const row = cohorts.length > 30 ? 17 : 26;
    const text = cell => (cell.cohort.size === 0 ? '–' : column > 44 ? percent(rate(cell)) : wholePercent(rate(cell)).replace('%', column > 33 ? '%' : ''));
    const items = flat.map(cell => ({
      x: cell.period, y: cell.y, place: rate(cell) / most, dashed: !cell.complete,
      lines: [{ text: text(cell), fontSize: row < 20 ? 10 : 11.5 }],
    }));
    return {
      height: cohorts.length * row + 34 + (sliders.length ? 30 : 0),
      option: {
        grid: { left: width - plot, right: 0, top: 30, bottom: sliders.length ? 32 : 2 },
        xAxis: categoryAxis(Array.from({ length: periods }, (_, i) => `+${i}`), {
          position: 'top', axisLine: { show: false }, axisLabel: { hideOverlap: true },
        }),
        yAxis: categoryAxis(cohorts.map(({ month }) => month), {
          inverse: true, axisLine: { show: false },
          axisLabel: {
            interval: 0, lineHeight: row, fontSize: row < 20 ? 10.5 : 12,
            formatter: (month, i) =>
              `{month|${shortMonth(month)}}` + (small ? '' : `  {size|${count(cohorts[i].size)}}`),
            rich: {
              month: label({ fontSize: row < 20 ? 10.5 : 12 }),
              size: quiet({ fontSize: row < 20 ? 10.5 : 12, width: 46, align: 'right' }),
            },
          },
        }),
        dataZoom: sliders,
        tooltip: {
          formatter: ({ dataIndex }) => {
            const cell = flat[dataIndex];
            const title = word('after', longMonth(cell.cohort.month), cell.period);
            return tip(cell.complete ? title : `${title} (${word('incomplete')})`, [
              [word('customers'), count(cell.cohort.size)],
              [word('retained'), `${count(cell.retained)} (${share(cell.retained, cell.cohort.size)})`],
            ]);
          },
        },
        series: [cells(items)],
      },
    };
  };

  const stages = width => {
    const all = summary.stages.reduce((sum, stage) => sum + stage.customers, 0);
    const highestFirst = [...summary.stages].reverse();
    const value = stage => `${count(stage.customers)} · ${share(stage.customers, all)}`;
    const { grid, yAxis } = names(width, highestFirst, widest(highestFirst.map(value)));
    return {
      height: highestFirst.length * 46 + 16,
      option: {
        grid: { ...grid, top: 0 },
        xAxis: valueAxis({ show: false }),
        yAxis,
        tooltip: {
          formatter: ({ dataIndex: i }) => tip(name(highestFirst[i]), [[word('customers'), value(highestFirst[i])]]),
        },
        series: [{
          type: 'bar', barMaxWidth: 22,
          data: highestFirst.map((stage, i) => ({
            value: stage.customers,
            itemStyle: { color: layerColour(highestFirst.length - 1 - i, highestFirst.length), borderRadius: 2 },
          })),
          label: { show: true, position: 'right', ...label(), formatter: ({ dataIndex }) => value(highestFirst[dataIndex]) },
        }],
      },
    };
  };

  const flow = (width, index) => {
    const { from, to, layers, counts } = summary.flows[index];
    const sizes = {
      from: counts.map(row => row.reduce((sum, value) => sum + value, 0)),
      to: layers.map((_, column) => counts.reduce((sum, row) => sum + row[column], 0)),
    };
    const highestFirst = layers.map((_, i) => layers.length - 1 - i);
    const nodes = (side, position) => highestFirst.filter(i => sizes[side][i] > 0).map(i => ({
      name: `${side}:${layers[i].key}`,
      itemStyle: { color: layerColour(i, layers.length), borderWidth: 0 },
      label: { position, formatter: `${plain(name(layers[i]))}  ${count(sizes[side][i])}` },
      title: name(layers[i]),
    }));
    const links = highestFirst.flatMap(i => highestFirst.filter(j => counts[i][j] > 0).map(j => ({
      source: `from:${layers[i].key}`, target: `to:${layers[j].key}`, value: counts[i][j],
      title: `${name(layers[i])} → ${name(layers[j])}`,
    })));
    const heading = (text, more) => ({ text, top: 0, textStyle: { ...quiet(), fontWeight: 400 }, padding: 0, ...more });
    return {
      height: Math.max(260, layers.length * 46 + 40),
      option: {
        title: [heading(day(from), { left: 0 }), heading(day(to), { right: 0 })],
        tooltip: { formatter: ({ data, value }) => tip(data.title, [[word('customers'), count(value)]]) },
        series: [{
          type: 'sankey', left: 0, right: 0, top: 26, bottom: 4, nodeWidth: 10, nodeGap: 14, layoutIterations: 0,
          draggable: false, emphasis: { focus: 'adjacency' },
          data: [...nodes('from', 'right'), ...nodes('to', 'left')], links,
          lineStyle: { color: 'source', opacity: 0.34, curveness: 0.5 },
          label: label({ textBorderColor: css('card'), textBorderWidth: 3 }),
        }],
      },
    };
  };

  const points = width => {
    const months = summary.points;
    const small = width < NARROW;
    const sliders = zoom(months.length, width - 70, 11, { xAxisIndex: [0, 1] });
    const bars = (key, colour, sign) => ({
      type: 'bar', name: word(key), stack: 'points', xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 30,
      barCategoryGap: '22%', color: css(colour),
      data: months.map(month => ({ value: sign * month[key], itemStyle: { opacity: month.complete ? 1 : 0.45 } })),
    });
    const line = {
      type: 'line', name: word('outstanding'), data: months.map(month => month.outstanding), color: css('ink'),
      symbol: 'circle', symbolSize: 5, showSymbol: months.length <= 36, lineStyle: { width: 2 },
      areaStyle: { color: css('soft'), opacity: 0.25 },
    };
    const month = months.map(item => item.month);
    const top = small ? 60 : 38;
    const axis = { nameTextStyle: quiet(), axisLabel: { ...quiet(), formatter: value => compact(Math.abs(value)) } };
    return {
      height: top + 380 + (sliders.length ? 32 : 0),
      option: {
        legend: legend(),
        grid: [
          { left: 58, right: 8, top, height: 120 },
          { left: 58, right: 8, top: top + 144, height: 206 },
        ],
        xAxis: [
          monthAxis(month, { gridIndex: 0, axisLabel: { show: false } }),
          monthAxis(month, { gridIndex: 1, axisLine: { onZero: false, show: false } }),
        ],
        yAxis: [valueAxis({ ...axis, gridIndex: 0, splitNumber: 3 }), valueAxis({ ...axis, gridIndex: 1 })],
        axisPointer: { link: [{ xAxisIndex: 'all' }] },
        dataZoom: sliders,
        tooltip: {
          trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: ([{ dataIndex }]) => {
            const item = months[dataIndex];
            return tip(longMonth(item.month) + (item.complete ? '' : ` (${word('incomplete')})`), [
              ...['issued', 'redeemed', 'expired', 'clawedBack', 'outstanding', 'redemptions']
                .map(key => [word(key), count(item[key])]),
              [word('discount'), money(item.discountMinor)],
            ]);
          },
        },
        series: [
          line, zeroLine(bars('issued', 'deep', 1)), bars('redeemed', 'mid', -1), bars('expired', 'warm', -1),
          bars('clawedBack', 'plum', -1),
        ],
      },
    };
  };

  const levels = width => {
    const steps = [...summary.levels].reverse();
    const most = Math.max(1, ...steps.map(level => level.members));
    const all = steps.reduce((sum, level) => sum + level.members, 0);
    const condition = level => `${word('threshold', count(level.threshold))} · ×${level.multiplier}`;
    const left = widest([...steps.map(condition), ...steps.map(name)]);
    const right = widest(steps.map(level => count(level.members))) + 4;
    return {
      height: steps.length * 58 + 4,
      option: {
        grid: { left, right, top: 0, bottom: 0 },
        xAxis: valueAxis({ show: false, min: -most / 2, max: most / 2 }),
        yAxis: [
          categoryAxis(steps.map(name), {
            inverse: true, axisLine: { show: false },
            axisLabel: {
              interval: 0, align: 'left', margin: left,
              formatter: (text, i) => `{level|${plain(text)}}\n{condition|${plain(condition(steps[i]))}}`,
              rich: {
                level: label({ fontWeight: 600, align: 'left', lineHeight: 18 }),
                condition: quiet({ fontSize: 11, align: 'left', lineHeight: 15 }),
              },
            },
          }),
          categoryAxis(steps.map(level => level.key), {
            inverse: true, axisLine: { show: false }, position: 'right',
            axisLabel: {
              interval: 0,
              formatter: (_, i) => `{members|${count(steps[i].members)}}\n{share|${share(steps[i].members, all)}}`,
              rich: {
                members: label({ fontWeight: 600, align: 'left', lineHeight: 18 }),
                share: quiet({ fontSize: 11, align: 'left', lineHeight: 15 }),
              },
            },
          }),
        ],
        tooltip: {
          formatter: ({ dataIndex }) => tip(name(steps[dataIndex]), [
            [word('members'), count(steps[dataIndex].members)],
            [condition(steps[dataIndex]), share(steps[dataIndex].members, all)],
          ]),
        },
        series: [{
          type: 'custom',
          data: steps.map((level, i) => [level.members, i]),
          encode: { y: 1 },
          renderItem: (params, api) => {
            const half = api.value(0) / 2;
            const [left, y] = api.coord([-half, api.value(1)]);
            const [right] = api.coord([half, api.value(1)]);
            const height = api.size([0, 1])[1] - 8;
            return {
              type: 'rect',
              // A level with few members stays visible.
              shape: {
                x: Math.min(left, (left + right) / 2 - 1), y: y - height / 2, width: Math.max(right - left, 2), height, r: 4,
              },
              style: { fill: layerColour(steps.length - 1 - params.dataIndex, steps.length) },
              emphasis: { style: { stroke: css('ink'), lineWidth: 1.5 } },
            };
          },
        }],
      },
    };
  };

  const charts = {
    rfmGrid, catalogue, waterfall, overlap, associations, push, growth, retention, stages, flow, points, levels,
    classes8: shares(summary.rfm.segments8),
    classes11: shares(summary.rfm.segments11),
  };

  // Drawing

  const base = () => ({
    animation: false,
    textStyle: { fontFamily: family() },
  });
  const tooltip = () => ({
    confine: true, backgroundColor: css('card'), borderColor: css('line'), padding: [8, 12],
    textStyle: { color: css('ink'), fontSize: 12.5 }, extraCssText: 'box-shadow: 0 4px 18px rgb(0 0 0 / 14%)',
  });
  const instances = new Map();
  const drawn = new Set();

  const draw = box => {
    const width = box.clientWidth;
    const { height, option } = charts[box.dataset.chart](width, Number(box.dataset.index));
    box.style.height = `${height}px`;
    const chart = instances.get(box);
    chart.resize({ width, height });
    chart.setOption({ ...base(), ...option, tooltip: { ...tooltip(), ...option.tooltip } }, { notMerge: true });
  };
  const boxes = [...document.querySelectorAll('.chart')];
  const drawAll = () => boxes.forEach(draw);

  const finished = box => {
    const svg = box.querySelector('svg');
    // Lets the drawing shrink to the paper.
    svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    drawn.add(box);
    if (drawn.size === boxes.length) {
      document.documentElement.dataset.chartsDrawn = drawn.size;
    }
  };

  boxes.forEach(box => {
    const chart = echarts.init(box, null, { renderer: 'svg', height: 1 });
    instances.set(box, chart);
    chart.on('finished', () => finished(box));
    draw(box);
    let width = box.clientWidth;
    new ResizeObserver(() => {
      if (box.clientWidth !== width) {
        width = box.clientWidth;
        requestAnimationFrame(() => draw(box));
      }
    }).observe(box);
  });
  if (boxes.length === 0) {
    document.documentElement.dataset.chartsDrawn = 0;
  }

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  addEventListener('beforeprint', () => {
    document.documentElement.dataset.print = '';
    drawAll();
    instances.forEach(chart => chart.getZr().flush());
  });
  addEventListener('afterprint', () => {
    delete document.documentElement.dataset.print;
    drawAll();
  });
})();
