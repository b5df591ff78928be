// Applications of families that lost land, as a village enters them.

import { visit } from './browser.mjs';

/** Enters an application and returns its address. `half` is called with the form as it opens. */
export async function enter(page, { town, name, left, half = async () => {} }) {
  await visit(page, `/staff/people?area=${town}`);
  const href = await page.getByRole('link', { name }).first().getAttribute('href');
  const person = href.split('/').pop().split('?')[0];
  await visit(page, `/staff/recognitions/new?person=${person}&kind=land_loss_farmer`);
  await half(page);
  await page.getByLabel('省政府批文日期').fill('2026-05-01');
  await page.getByLabel('被征面积').fill('3');
  await page.getByLabel('征地前耕地').fill('4.43');
  await page.getByLabel('征地后剩下的耕地').fill(left);
  await page.getByLabel('户里在册农业人口').fill('4');
  for (const tick of ['征的是集体耕地', '征地时有承包权', '征地时是在册农业人口']) await page.getByLabel(tick).check();
  await page.getByLabel('依据的材料').fill('征地批文');
  await press(page, '提交申请');
  await page.getByText('申请收下了').waitFor();
  return new URL(page.url()).pathname;
}

/** The village's vote, carried on a day. */
export async function vote(page, on) {
  await page.getByLabel('开会日期').fill(on);
  await page.getByLabel('代表总数').fill('30');
  await page.getByLabel('到会人数').fill('25');
  await page.getByLabel('同意人数').fill('20');
  await page.getByLabel('会议记录编号或存放处').fill('第 3 号');
  await press(page, '村里审查通过');
}

/** Presses a button by its words. */
export async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).first().click();
}
