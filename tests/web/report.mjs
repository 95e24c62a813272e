// Looks at a report in a real browser. Usage: node report.mjs <report.html> <folder for pictures>
// Writes one line of JSON a check: {"check": name, "problem": null or what is wrong}; or {"skip": reason}.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, startBrowser } from './browser.mjs';

const [file, folder] = process.argv.slice(2);
const say = (line) => console.log(JSON.stringify(line));
const executable = findBrowser();
if (!executable) {
  say({ skip: 'no Chromium, Chrome or Edge was found (CHROMIUM_PATH names one)' });
  process.exit(0);
}

mkdirSync(folder, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = pathToFileURL(file).href;
const browser = await startBrowser(executable);

// Opens the report; what the console, the network and the policy complain of is kept.
async function open({ width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => page.complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('request', (request) => { if (request.url() !== address) page.complaints.push(`request: ${request.url()}`); });
  await page.goto(address);
  return page;
}

async function check(name, work) {
  let problem = null;
  try {
    problem = (await work()) || null;
  } catch (error) {
    problem = String(error.stack ?? error);
  }
  say({ check: name, problem });
}

// axe is put in from outside, past the policy of the page, which stays as it is.
async function findViolations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`).join('\n');
}

const expect = (isTrue, complaint) => { if (!isTrue) throw new Error(complaint); };

await check('The console and the network stay silent', async () => {
  const page = await open();
  await page.mouse.move(400, 400);
  await page.waitForLoadState('networkidle');
  return page.complaints.join('\n');
});

await check('Every chart is visible', async () => {
  const page = await open();
  const charts = await page.$$eval('svg.chart', (all) => all.map((chart) => {
    const box = chart.getBoundingClientRect(), line = chart.querySelector('.line');
    return { width: box.width, height: box.height, length: line.getTotalLength(), stroke: getComputedStyle(line).stroke, isHidden: !chart.checkVisibility() };
  }));
  expect(charts.length > 0, 'there is no chart');
  const bad = charts.filter((one) => one.width < 300 || one.height < 100 || one.length < 50 || one.stroke === 'none' || one.isHidden);
  return bad.map((one) => JSON.stringify(one)).join('\n');
});

for (const colorScheme of ['light', 'dark']) {
  await check(`axe finds nothing, ${colorScheme}`, async () => {
    const page = await open({ colorScheme });
    await page.screenshot({ path: join(folder, `report-${colorScheme}.png`), fullPage: true });
    await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
    return findViolations(page);
  });
}

await check('axe finds nothing on a narrow screen, and nothing is cut off', async () => {
  const page = await open({ width: 320, height: 640 });
  await page.screenshot({ path: join(folder, 'report-narrow.png'), fullPage: true });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width <= 320, `the page is ${width} wide on a screen of 320`);
  return findViolations(page);
});

await check('The keyboard reaches the content, the charts, the tables and the sorting', async () => {
  const page = await open();
  const active = () => page.evaluate(() => document.activeElement.className || document.activeElement.id || document.activeElement.tagName);
  await page.keyboard.press('Tab');
  expect((await active()) === 'skip', `the first stop is ${await active()}`);
  expect(await page.evaluate(() => document.activeElement.getBoundingClientRect().left >= 0), 'the skip link is not shown when it has the focus');
  await page.keyboard.press('Enter');
  expect((await active()) === 'content', `the skip link leads to ${await active()}`);

  const stops = new Set();
  for (let i = 0; i < 400 && !stops.has('plot'); i++) {
    await page.keyboard.press('Tab');
    stops.add(await active());
  }
  expect(stops.has('plot'), `no chart has the focus, but ${[...stops].join(', ')}`);
  await page.keyboard.press('ArrowLeft');
  const newest = await page.textContent('#tip');
  await page.keyboard.press('ArrowLeft');
  const before = await page.textContent('#tip');
  expect(/\d{4}-\d\d-\d\d/.test(newest) && newest !== before && await page.isVisible('#tip'), `arrow keys give '${newest}', then '${before}'`);
  await page.screenshot({ path: join(folder, 'report-tooltip.png') });
  await page.keyboard.press('Escape');
  expect(!(await page.isVisible('#tip')), 'Escape leaves the tooltip');

  await page.keyboard.press('Tab');
  expect((await active()) === 'SUMMARY', `after the chart comes ${await active()}`);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement.parentElement.open), 'Enter does not open the table');

  const heading = page.locator('#overview th button').nth(2);
  await heading.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const values = await page.$$eval('#overview tbody td:nth-child(3)', (cells) => cells.map((cell) => Number(cell.dataset.value)));
  expect(values.every((value, i) => i === 0 || value <= values[i - 1]), `sorted descending: ${values}`);
  expect((await page.getAttribute('#overview th:nth-child(3)', 'aria-sort')) === 'descending', 'the order is not announced');
});

await check('The focus is always seen', async () => {
  const page = await open();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return document.activeElement !== document.body && style.outlineStyle === 'none' ? document.activeElement.outerHTML.slice(0, 80) : '';
    });
    if (unseen) return unseen;
  }
});

await check('A tooltip says what the table says', async () => {
  const page = await open();
  const plot = page.locator('.plot').first();
  // The first point has nothing to be said about, and the last one has.
  await plot.focus();
  await page.keyboard.press('Home');
  const first = await page.innerText('#tip');
  expect(first.split('\n').length === 2 && !first.includes('Note'), `the first tooltip is '${first}'`);
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  await page.mouse.move(box.x + box.width - 30, box.y + box.height / 2);
  const tip = await page.textContent('#tip');
  const row = await page.$$eval('.trends details', (all) => Array.from(all[0].querySelector('tbody').lastElementChild.cells, (cell) => cell.textContent.trim()));
  expect(!(await page.innerText('#tip')).split('\n').some((line) => /^(Note|:)/.test(line.trim()) || line.trim() === ''), `the tooltip has idle lines: '${await page.innerText('#tip')}'`);
  return row.filter((cell) => cell && !tip.includes(cell)).map((cell) => `'${cell}' is not in '${tip}'`).join('\n');
});

await check('Everything can be read without a script', async () => {
  const page = await open({ javaScriptEnabled: false });
  expect(await page.locator('svg.chart').first().isVisible(), 'no chart is visible');
  const summary = page.locator('.trends summary').first();
  await summary.click();
  expect(await page.locator('.trends table').first().isVisible(), 'the table behind the chart does not open');
  expect((await page.locator('th button').count()) === 0, 'there are buttons that do nothing');
  return page.complaints.join('\n');
});

await check('Text from the store stays text', async () => {
  const page = await open();
  const text = await page.evaluate(() => document.body.textContent + document.title);
  expect(text.includes('<script>'), 'the hostile text is not shown');
  expect(await page.evaluate(() => window.hostile === undefined), 'a script of the store has run');
  expect((await page.locator('script').count()) === 1 && (await page.locator('img, iframe, object').count()) === 0, 'elements of the store are in the page');
});

await check('It prints', async () => {
  // The width of A4 between the margins.
  const page = await open({ width: 688, colorScheme: 'dark' });
  const pdf = await page.pdf({ path: join(folder, 'report.pdf'), format: 'A4', printBackground: true });
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: join(folder, 'report-print.png'), fullPage: true });
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground === 'rgb(255, 255, 255)', `paper is ${ground}`);
  const cut = await page.$$eval('.scroll, .plot', (all) => all.filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map((one) => one.getAttribute('aria-label') ?? one.className));
  expect(cut.length === 0, `cut off on paper: ${cut.join(', ')}`);
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pdf.subarray(0, 5).toString() === '%PDF-' && pages > 1, `${pdf.length} bytes, ${pages} pages`);
});

await browser.close();
