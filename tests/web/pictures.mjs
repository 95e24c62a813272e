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

for (const colorScheme of ['light', 'dark']) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 860 }, colorScheme });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(source, 'report.html')).href);
  await page.screenshot({ path: join(target, `report-${colorScheme}.png`) });
  await page.locator('#trends').evaluate((section) => section.scrollIntoView());
  const chart = page.locator('.plot').first();
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.screenshot({ path: join(target, `report-charts-${colorScheme}.png`) });
}

for (const name of ['dashboard', 'chart']) {
  const file = join(source, `${name}.ansi`);
  if (!existsSync(file)) continue;
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 }, deviceScaleFactor: 1.25 });
  const page = await context.newPage();
  await page.setContent(toHtml(readFileSync(file, 'utf8')));
  await page.locator('pre').screenshot({ path: join(target, `${name}.png`) });
}

await browser.close();
