(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  // Sorting: a heading becomes a button that sorts by its column.
  function keyOf(row, column) {
    var cell = row.cells[column];
    var value = cell.getAttribute('data-value');
    if (value !== null) return Number(value);
    var text = cell.textContent.trim();
    var number = Number(text);
    return text !== '' && !isNaN(number) ? number : text;
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a).localeCompare(String(b), 'en', { numeric: true });
  }

  function sort(table, heading) {
    var order = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    table.querySelectorAll('th').forEach(function (one) { one.removeAttribute('aria-sort'); });
    heading.setAttribute('aria-sort', order);
    var body = table.tBodies[0], column = heading.cellIndex, sign = order === 'ascending' ? 1 : -1;
    Array.from(body.rows)
      .map(function (row) { return { row: row, key: keyOf(row, column) }; })
      .sort(function (a, b) { return sign * compare(a.key, b.key); })
      .forEach(function (one) { body.appendChild(one.row); });
  }

  document.querySelectorAll('table[data-sort]').forEach(function (table) {
    table.querySelectorAll('thead th').forEach(function (heading) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = heading.textContent.trim();
      heading.textContent = '';
      heading.appendChild(button);
      button.addEventListener('click', function () { sort(table, heading); });
    });
  });

  // Tooltips: what the table behind a chart says of the nearest point.
  var space = 'http://www.w3.org/2000/svg';
  var tip = document.createElement('div');
  tip.id = 'tip';
  tip.setAttribute('role', 'status');
  tip.hidden = true;
  document.body.appendChild(tip);
  var shown = null;

  function pointsOf(plot) {
    if (plot.points) return plot.points;
    var table = plot.closest('article').querySelector('details table');
    var names = Array.from(table.querySelectorAll('th'), function (heading) { return heading.textContent.trim(); });
    var rows = Array.from(table.tBodies[0].rows, function (row) {
      return Array.from(row.cells, function (cell) { return cell.textContent.trim(); });
    });
    rows.sort(function (a, b) { return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0; });
    var path = plot.querySelector('.line').getAttribute('d');
    var places = path.match(/[ML][^MLH]+/g).map(function (one) { return one.slice(1).split(' ').map(Number); });
    plot.points = places.map(function (place, index) {
      var text = rows[index].slice(1).map(function (cell, i) {
        return cell === '' ? '' : names[i + 1] === 'Note' ? cell : names[i + 1] + ': ' + cell;
      });
      return { x: place[0], y: place[1], text: [rows[index][0]].concat(text.filter(Boolean)).join('\n') };
    });
    return plot.points;
  }

  function hide() {
    if (!shown) return;
    shown.querySelectorAll('.cursor,.dot').forEach(function (one) { one.remove(); });
    tip.hidden = true;
    shown = null;
  }

  function draw(chart, name, attributes) {
    var shape = document.createElementNS(space, name);
    Object.keys(attributes).forEach(function (key) { shape.setAttribute(key, attributes[key]); });
    chart.appendChild(shape);
  }

  function show(plot, index) {
    var chart = plot.querySelector('.chart'), point = pointsOf(plot)[index], box = chart.viewBox.baseVal;
    hide();
    shown = plot;
    plot.index = index;
    draw(chart, 'path', { 'class': 'cursor', d: 'M' + point.x + ' 24V' + (box.height - 26) });
    draw(chart, 'circle', { 'class': 'dot', cx: point.x, cy: point.y, r: 4 });
    tip.textContent = '';
    point.text.split('\n').forEach(function (line) { tip.appendChild(document.createElement('div')).textContent = line; });
    tip.hidden = false;
    var place = chart.getBoundingClientRect(), scale = place.width / box.width;
    var x = place.left + point.x * scale, y = place.top + point.y * scale;
    var left = x + 12 + tip.offsetWidth > root.clientWidth ? x - 12 - tip.offsetWidth : x + 12;
    tip.style.left = Math.max(4, left) + window.scrollX + 'px';
    tip.style.top = y - tip.offsetHeight - 8 + window.scrollY + 'px';
  }

  document.querySelectorAll('.plot').forEach(function (plot) {
    plot.addEventListener('pointermove', function (event) {
      var chart = plot.querySelector('.chart'), place = chart.getBoundingClientRect(), points = pointsOf(plot);
      var x = (event.clientX - place.left) / place.width * chart.viewBox.baseVal.width, nearest = 0;
      points.forEach(function (point, index) { if (Math.abs(point.x - x) < Math.abs(points[nearest].x - x)) nearest = index; });
      show(plot, nearest);
    });
    plot.addEventListener('pointerleave', hide);
    plot.addEventListener('blur', hide);
    plot.addEventListener('keydown', function (event) {
      var last = pointsOf(plot).length - 1, index = plot.index === undefined ? last + 1 : plot.index;
      var next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key];
      if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(plot, Math.max(0, Math.min(last, next)));
    });
  });
  document.addEventListener('keydown', function (event) { if (event.key === 'Escape') hide(); });
})();
