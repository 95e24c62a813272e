// Takes the pictures of the README. Usage: node pictures.mjs <folder with report.html and *.ansi> <folder for pictures>
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, startBrowser } from './browser.mjs';
import { toHtml } from './ansi.mjs';

const [source, target] = process.argv.slice(2);
const executable = findBrowser();
if (!executable) throw new Error('No Chromium, Chrome or Edge was found (CHROMIUM_PATH names one).');
const browser = await startBrowser(executable);

// The top of the report on light ground, and its charts on dark.
async function openReport(colorScheme) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 860 }, colorScheme });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(source, 'report.html')).href);
  return page;
}

const light = await openReport('light');
await light.screenshot({ path: join(target, 'report-light.png') });
const dark = await openReport('dark');
await dark.locator('#trends').evaluate((section) => section.scrollIntoView());
const box = await dark.locator('.plot').first().boundingBox();
await dark.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
await dark.screenshot({ path: join(target, 'report-charts-dark.png') });

for (const name of ['dashboard', 'chart']) {
  const file = join(source, `${name}.ansi`);
  if (!existsSync(file)) continue;
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 }, deviceScaleFactor: 1.25 });
  const page = await context.newPage();
  await page.setContent(toHtml(readFileSync(file, 'utf8')));
  await page.locator('pre').screenshot({ path: join(target, `${name}.png`) });
}

await browser.close();
