import { test, after } from 'node:test';
import { randomUUID } from 'node:crypto';
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const { testStand, testShop } = await import('/work/main/simulators/testing.ts');
test('shots', async () => {
  const stand = await testStand();
  const shop = await testShop('x');
  const bearer = { authorization: `Bearer ${stand.settings.BANK_SECRET}` };
  const order = async (method: string, sum: number) => {
    const orderId = randomUUID();
    const r = await stand.ask('POST /bank/orders', { orderId, method, amountKopecks: sum, currency: 'RUB', purpose: 'Единый налоговый платёж, налоговое уведомление № 118203 за 2025 год', returnUrl: stand.url + '/stand', callbackUrl: shop.url }, { ...bearer, 'idempotency-key': orderId });
    return { orderId, path: new URL(r.json.payUrl).pathname };
  };
  const axe = readFileSync('/work/main/node_modules/axe-core/axe.min.js', 'utf8');
  let browser: any; after(() => browser?.close()); browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  for (const width of [360, 1280]) for (const scheme of ['light', 'dark'] as const) {
  const sbp = await order('sbp', 1658600), card = await order('card', 124850), code = await order('card', 9900), bad = await order('sbp', 500000);
  const badCard = await order('card', 300000);
  await stand.ask(`POST /stand/api/bank/payments/${bad.orderId}/decline`, { reason: 'insufficient_funds' });
  await stand.ask(`POST ${code.path}/card`, new URLSearchParams({ card: '2200 0000 0000 0004' }));
  for (let i = 1; i < 4; i++) await stand.ask('POST /sms/messages', { id: `s${i}${width}${scheme}`, to: '79000000001', text: `Код подтверждения: 48201${i}. Никому его не сообщайте.` }, { authorization: `Bearer ${stand.settings.SMS_SECRET}` });
  await stand.ask('PUT /stand/api/faults', { id: 'bank.callback-duplicated', on: true, times: 3 });
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, locale: 'ru-RU' });
    const page = await context.newPage();
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && !m.text().includes('REFUSED') && console.log('CONSOLE', m.text()));
    page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
    for (const [name, path] of [['stand', '/stand'], ['sbp', sbp.path], ['card', card.path], ['code', code.path], ['closed', bad.path]] as const) {
      await page.goto(stand.url + path);
      if (name === 'stand') await page.evaluate(() => document.querySelectorAll('#faults details').forEach((d) => ((d as any).open = true)));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) console.log('OVERFLOW', name, width, over);
      await page.screenshot({ path: `/tmp/standshots/${name}-${width}-${scheme}.png`, fullPage: name !== 'stand' || true });
      await page.evaluate(axe);
      const r = await page.evaluate(() => (window as any).axe.run());
      for (const v of r.violations) console.log('AXE', name, width, scheme, v.id, v.nodes.slice(0, 3).map((n: any) => n.target + ' ' + n.failureSummary?.slice(0, 200)).join(' | '));
    }
    if (width === 360 && scheme === 'light') {
      await page.goto(stand.url + badCard.path);
      await page.getByLabel('Номер карты').fill('2200 0000 0000 0005');
      await page.getByRole('button', { name: 'Оплатить' }).click();
      await page.screenshot({ path: `/tmp/standshots/carderror.png`, fullPage: true });
      await page.goto(stand.url + '/stand');
      await page.getByRole('button', { name: '+1 день' }).click();
      await page.getByText('Часы переведены').waitFor();
      await page.locator('#faults-sms summary').click();
      await page.getByRole('button', { name: 'Включить: sms.lost' }).click();
      await page.getByText('Дефект включён').waitFor();
      await page.getByRole('button', { name: 'Выключить: sms.lost' }).waitFor();
      console.log('FOCUS', await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120)));
      await order('sbp', 1658600); await stand.ask('DELETE /stand/api/faults');
      await page.getByRole('button', { name: /^Провести: 16/ }).click({timeout:8000});
      await page.getByText('Платёж проведён').waitFor();
      await page.getByRole('button', { name: 'Сделать точку' }).click();
      await page.getByText('npm start').waitFor();
      // live inbox
      await stand.ask('POST /sms/messages', { id: 'live', to: '79000000002', text: 'Живое сообщение' }, { authorization: `Bearer ${stand.settings.SMS_SECRET}` });
      try { await page.getByText('Живое сообщение').waitFor({ timeout: 8000 }); } catch { console.log('LIVE', await page.evaluate(() => ({ a: document.activeElement?.outerHTML.slice(0,200), h: document.hidden, t: document.getElementById('inbox')?.textContent?.slice(0,300) })), (await stand.ask('GET /stand/api/inbox')).text.slice(0,300)); }
      console.log('PAGE OK');
    }
    await context.close();
  }
});
