// Two telephones, both without signal, about one person: what they say of different fields comes together; of the one field
// they say two things about, a human chooses.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { VILLAGE, begin, countyWithVisitor, finish, takeAlong, turnTo, type, waits } from './support/field.mjs';

const NAME = '李秀英';

let songgang;
let browser;
let password;
let one;
let other;

before(async () => {
  browser = await openBrowser();
  ({ songgang, password } = await countyWithVisitor(browser, NAME));
  [one, other] = [await reader(browser, songgang.origin), await reader(browser, songgang.origin)];
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('both take the list along and lose their signal', async () => {
  for (const phone of [one, other]) {
    await takeAlong(phone, { login: 'anna', password, name: NAME });
    await phone.context().setOffline(true);
  }
});

test('each writes down what it hears', async () => {
  await write(one, { 会做: '缝纫、做饭、绣花', 每天最远多少公里: '15' });
  await write(other, { 一个月最少多少元: '2500', 每天最远多少公里: '8' });
});

test('the first arrives whole, the second but for one field', async () => {
  await one.context().setOffline(false);
  await waits(one, 0);
  await other.context().setOffline(false);
  await waits(other, 0);
  const card = other.locator('.card', { hasText: '每天最远多少公里' });
  await card.waitFor();
  const text = await card.innerText();
  assert.ok(text.includes('8 公里') && text.includes('15 公里') && text.includes('anna'), text);
  await assertAccessible(other);
  await assertFits(other);
  await picture(other, 'two-phones-conflict');
});

test('a human chooses, and the file holds all of it', async () => {
  await other.getByRole('link', { name: '去看一看、选一个' }).click();
  const question = other.locator('li', { hasText: '每天最远多少公里' });
  await question.waitFor();
  await picture(other, 'two-phones-decide');
  await question.getByRole('button', { name: '用走访的' }).click();
  await visit(other, `/staff/people?area=${VILLAGE}&whose=all`);
  await other.getByRole('link', { name: NAME }).click();
  await other.getByRole('link', { name: '档案', exact: true }).click();
  const text = await other.locator('main').innerText();
  for (const found of ['绣花', '2500', '8 公里']) assert.ok(text.includes(found), `${found} is in the file: ${text}`);
  assert.ok(!text.includes('15 公里'));
  await visit(other, '/staff/visits/conflicts');
  await other.getByText('没有要你定的').first().waitFor();
});

test('the two visits of one day count once', async () => {
  await visit(other, `/staff/people?area=${VILLAGE}&whose=all`);
  await other.getByRole('link', { name: NAME }).click();
  await other.getByRole('link', { name: '走访', exact: true }).last().click();
  assert.equal(await other.getByText('算在一起').count(), 1);
});

async function write(phone, fields) {
  await begin(phone, NAME);
  await turnTo(phone, '会什么');
  for (const [label, text] of Object.entries(fields)) await type(phone, label, text);
  await finish(phone);
  await waits(phone, 1);
}
