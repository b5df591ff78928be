// What goes wrong on a telephone: a clock set back by a month, a page older than the server, no room left. Nothing that was
// written down is lost, the page says what to do, and the visit is of the day it was.
//
//   时间调慢一个月 ──▶ 还是今天的走访 │ 旧的走访表 ──▶ 照样收下 │ 手机存满 ──▶ 字还在，腾出地方再存

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { VILLAGE, begin, countyWithVisitor, finish, takeAlong, turnTo, type, waits } from './support/field.mjs';

const NAME = '李秀英';
const LOGIN = 'anna';
const MONTH_MS = 31 * 86_400_000;

let songgang;
let browser;
let password;

before(async () => {
  browser = await openBrowser();
  ({ songgang, password } = await countyWithVisitor(browser, NAME));
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('a clock that is set back by a month is noticed, and the visit is of today', async () => {
  const first = await takesAlong();
  await first.context().setOffline(true);
  const phone = await first.context().newPage();
  await first.close();
  phone.problems = [];
  await phone.addInitScript((back) => {
    const True = Date;
    globalThis.Date = class extends True {
      constructor(...given) {
        if (given.length === 0) super(True.now() - back);
        else super(...given);
      }

      static now() {
        return True.now() - back;
      }
    };
  }, MONTH_MS);
  await phone.goto('/staff/field');
  await begin(phone, NAME);
  await phone.getByText('这部手机的时间被调慢过').waitFor();
  await assertAccessible(phone);
  await picture(phone, 'faults-clock');
  await turnTo(phone, '看到的');
  await type(phone, '别的要记的', '时间调慢了写的');
  await finish(phone);
  await phone.context().setOffline(false);
  await waits(phone, 0);
  const desk = await phone.context().newPage();
  const card = await cardOf(desk, '时间调慢了写的');
  const today = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' }).formatToParts(new Date());
  const of = (kind) => today.find((part) => part.type === kind).value;
  assert.match(await card.locator('h3').innerText(), new RegExp(`${of('month')}月${of('day')}日`));
  await picture(desk, 'faults-clock-arrived');
  await phone.context().close();
});

test('what an older form says is taken as the form of today would say it', async () => {
  const first = await takesAlong();
  const phone = await first.context().newPage();
  await first.close();
  phone.problems = [];
  // The page of last year: it asked for whole yuan, and knows no newer form.
  await phone.addInitScript(() => {
    const { fetch } = globalThis;
    globalThis.fetch = async (address, init) => {
      if (!`${address}`.endsWith('/api/visits/sync')) return fetch(address, init);
      const batch = JSON.parse(init.body);
      for (const record of batch.records) {
        record.form = 1;
        record.answers = { ...record.answers, income: undefined, income_yuan: record.answers.income / 100 };
      }
      return fetch(address, { ...init, body: JSON.stringify(batch) });
    };
  });
  await phone.goto('/staff/field');
  await phone.getByRole('button', { name: '所有人' }).waitFor();
  await begin(phone, NAME);
  await turnTo(phone, '收入');
  await type(phone, '现在每月挣多少钱（元，没有填 0）', '1234');
  await turnTo(phone, '看到的');
  await type(phone, '别的要记的', '旧表填的');
  await finish(phone);
  await waits(phone, 0);
  await phone.getByText('已经上传', { exact: false }).first().waitFor();
  const desk = await phone.context().newPage();
  const card = await cardOf(desk, '旧表填的');
  assert.match(await card.innerText(), /1,?234/);
  await phone.context().close();
});

test('a phone that is full says so, keeps what was typed on the page, and goes on when there is room', async () => {
  const phone = await takesAlong();
  await begin(phone, NAME);
  await turnTo(phone, '看到的');
  const machine = await phone.context().newCDPSession(phone);
  const { origin } = new URL(phone.url());
  await machine.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const note = phone.getByLabel('别的要记的', { exact: true });
  // For half a minute the browser goes by the room it knew of.
  for (let tries = 0; tries < 60 && (await phone.getByText('手机存满了').count()) === 0; tries += 1) {
    await note.fill(`手机满了写的 ${tries}`);
    await phone.waitForTimeout(1000);
  }
  await phone.getByText('手机存满了').waitFor();
  await assertAccessible(phone);
  await picture(phone, 'faults-full');
  assert.match(await note.inputValue(), /^手机满了写的/);
  await machine.send('Storage.overrideQuotaForOrigin', { origin });
  await type(phone, '别的要记的', '手机满了写的，腾了地方');
  assert.equal(await phone.getByText('手机存满了').count(), 0, 'the notice goes with the trouble');
  await finish(phone);
  await waits(phone, 0);
  const desk = await phone.context().newPage();
  await cardOf(desk, '手机满了写的，腾了地方');
  await phone.context().close();
});

async function takesAlong() {
  const phone = await reader(browser, songgang.origin);
  await takeAlong(phone, { login: LOGIN, password, name: NAME });
  return phone;
}

async function visitsOf(page) {
  await visit(page, `/staff/people?area=${VILLAGE}&whose=all`);
  await page.getByRole('link', { name: NAME }).click();
  await page.getByRole('link', { name: '走访', exact: true }).last().click();
  await page.locator('main li.card').first().waitFor();
  return page.locator('main').innerText();
}

async function cardOf(page, note) {
  await visitsOf(page);
  const card = page.locator('main li.card', { hasText: note });
  assert.equal(await card.count(), 1, `one visit says ${note}`);
  return card;
}
