// An officer stops penalties by a document and ends the stop; the person sees why.
import type { Page } from '@playwright/test';
import { type Day, addDays, formatDay } from '#primitives/days';
import { expectSound, settled } from './steps/accessibility.ts';
import { API, chargesOf } from './steps/cabinet.ts';
import { enterOn, skipToContent, tabTo, typeInto } from './steps/keyboard.ts';
import { demo, enter, officer } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

/** The person's own number, as the file of debts has it. */
async function innOf(page: Page): Promise<string> {
  const answer = await page.request.get(`${API}/debts.xml`);
  const [, inn] = /inn="(\d{12})"/u.exec(await answer.text()) ?? [];
  return inn!;
}

test('an officer stops penalties and ends the stop; the person reads the ground', async ({
  page,
  browser,
  baseURL,
  stand,
  watch,
}) => {
  test.slow();
  await enter(page, stand, demo('+79000000005'));
  await chargesOf(page);
  const inn = await innOf(page);
  const today = (await stand.clock()).now.slice(0, 10) as Day;
  const short = (shift: number) => formatDay(addDays(today, shift), 'short');

  const office = await browser.newContext({ baseURL: baseURL!, locale: 'ru-RU' });
  watch.context(office);
  watch.expect(/422/u);
  const desk = await office.newPage();
  await enter(desk, stand, { ...officer, to: '/ops/penalty-stops' });
  await settled(desk);
  const main = desk.getByRole('main');
  // All of it with the keyboard alone.
  await skipToContent(desk);
  await typeInto(desk, main.getByLabel('ИНН'), '500100732258');
  await desk.keyboard.press('Enter');
  await expect(main.getByText('Введите ИНН физического лица: 12 цифр')).toBeVisible();
  await main.getByLabel('ИНН').focus();
  await desk.keyboard.press('ControlOrMeta+a');
  await desk.keyboard.type(inn);
  await desk.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: /^Налогоплательщик: /u })).toBeFocused();
  expect(desk.url(), 'no number of a person stands in an address').not.toContain(inn);
  await tabTo(desk, main.getByRole('combobox', { name: 'Основание' }));
  await typeInto(desk, main.getByLabel('Номер документа'), '17/3');
  await typeInto(desk, main.getByLabel('Дата документа'), short(0));
  await typeInto(desk, main.getByLabel('Первый день без пеней'), short(0));
  await typeInto(desk, main.getByLabel('Последний день'), short(-1));
  await enterOn(desk, main.getByRole('button', { name: 'Приостановить пени' }));
  await expect(main.getByText('Последний день раньше первого')).toBeVisible();
  await expectSound(desk, '/ops/penalty-stops with an error');
  await main.getByLabel('Последний день').fill('');
  await main.getByLabel('Пояснение').fill('Жалоба на расчёт');
  await main.getByRole('button', { name: 'Приостановить пени' }).click();
  const row = main.getByRole('row').filter({ hasText: 'документ № 17/3' });
  await expect(row).toContainText('Действует');
  await expectSound(desk, '/ops/penalty-stops');

  for (const path of ['/taxes', '/taxes/debts']) {
    await page.goto(path);
    const card = page.getByRole('region', { name: 'Приостановки пеней' });
    await expect(card).toContainText('Спор о начислении');
    await expect(card).toContainText('документ № 17/3');
    await expect(card).toContainText('Жалоба на расчёт');
  }
  await expectSound(page, '/taxes/debts with a stop');

  await row.getByRole('button', { name: /^Закончить/u }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Последний день без пеней').fill(short(-1));
  await dialog.getByLabel('Номер документа').fill('18/1');
  await dialog.getByLabel('Дата документа').fill(short(0));
  await expectSound(desk, 'the dialog that ends a stop');
  await dialog.getByRole('button', { name: 'Закончить' }).click();
  await expect(row).toContainText('отменена до начала');
  await page.goto('/taxes/debts');
  const card = page.getByRole('region', { name: 'Приостановки пеней' });
  await expect(card).toContainText('окончена документом № 18/1');
  await office.close();
});
