// An officer loads files of charges and payments; people see what they owe once and right.
import type { Charge } from '#contract/ledger';
import { type Day, addDays, formatDay } from '#primitives/days';
import { expectSound } from './steps/accessibility.ts';
import { chargesOf, read } from './steps/cabinet.ts';
import { chargeFile, check, load, paymentFile, uinOf } from './steps/loads.ts';
import { newcomer, officer, enter } from './steps/sign-in.ts';
import { expect, money, test } from './steps/story.ts';

test('a file loaded twice charges once, and an earlier correction is settled from money', async ({
  page,
  browser,
  baseURL,
  stand,
  watch,
}) => {
  test.slow();
  const { inn } = await newcomer(page, stand);
  await chargesOf(page);
  const loaded = async (): Promise<Charge[]> => {
    const { items } = await read<{ items: Charge[] }>(page, '/charges?tax=ndfl');
    return items.filter(({ correctedOn }) => correctedOn === null);
  };
  const today = (await stand.clock()).now.slice(0, 10) as Day;
  const before = addDays(today, -10);
  const office = await browser.newContext({ baseURL: baseURL!, locale: 'ru-RU' });
  watch.context(office);
  const desk = await office.newPage();
  await enter(desk, stand, { ...officer, to: '/ops' });
  await desk.getByRole('link', { name: 'Загрузки' }).first().click();
  await expectSound(desk, '/ops/loads');

  const uin = uinOf(Number(inn.slice(2)));
  const charge = { inn, uin, kopecks: 130_000, billedOn: addDays(today, -30), meaning: 1 } as const;
  const first = chargeFile({ ...charge, dueOn: addDays(today, 60) });
  await load(desk, 'charges.xml', first);
  await expect(desk.getByText('Начисление принято.')).toBeVisible();
  await expectSound(desk, 'a load that was taken');
  await load(desk, 'charges.xml', first);
  await expect(desk.getByText('Уже есть: строка была принята раньше.')).toBeVisible();
  expect((await loaded()).map(({ amountKopecks }) => amountKopecks)).toEqual([130_000]);

  const paid = { inn, id: inn, kopecks: 500_000, on: before };
  await load(desk, 'payments.xml', paymentFile(paid));
  await expect(desk.getByText('Деньги зачислены на единый счёт.')).toBeVisible();

  const change = chargeFile({ ...charge, kopecks: 90_000, meaning: 2, dueOn: addDays(today, -3) });
  await check(desk, 'change.xml', change);
  await expect(desk.getByText('Исправления с более ранним сроком')).toBeVisible();
  await expectSound(desk, 'a load that waits for a decision');
  await desk.getByRole('button', { name: 'Отклонить' }).click();
  await expect(desk.getByText('Отклонена', { exact: true })).toBeVisible();
  expect((await loaded()).map(({ amountKopecks }) => amountKopecks)).toEqual([130_000]);

  await load(desk, 'change.xml', change);
  const settled = await loaded();
  expect(settled.map(({ amountKopecks, status }) => [amountKopecks, status])).toEqual([
    [90_000, 'paid'],
  ]);
  await load(desk, 'change.xml', change);
  await expect(desk.getByText('Уже есть: строка была принята раньше.')).toBeVisible();
  expect(await loaded()).toEqual(settled);

  // The person sees the corrected picture, what it was before, and why.
  const main = page.getByRole('main');
  await page.goto(`/taxes/charges/${settled[0]!.chargeId}`);
  await expect(page.getByText('Сумма из файла налоговой службы').first()).toBeVisible();
  await expect(main.getByText('Это начисление заменило прежнее.')).toBeVisible();
  const fact = (name: string) => main.getByRole('row').filter({ hasText: name });
  await expect(fact('Сумма')).toContainText(money(130_000));
  await expect(fact('Сумма')).toContainText(money(90_000));
  await expect(fact('Срок уплаты')).toContainText(formatDay(addDays(today, 60), 'short'));
  await expect(fact('Срок уплаты')).toContainText(formatDay(addDays(today, -3), 'short'));
  await expectSound(page, 'a charge that corrects another');
  await main.getByRole('link', { name: 'Открыть прежнее' }).click();
  await expect(main.getByText('Действует новое.')).toBeVisible();
  await expect(main.getByText('Платить не нужно')).toBeVisible();
  await page.goto('/taxes/history');
  const corrected = main.getByRole('row').filter({ hasText: 'Начисление исправлено' });
  await expect(corrected).toContainText(money(40_000));
  await page.goto(`/taxes?on=${addDays(today, -3)}`);
  const learnt = main.getByRole('region', { name: 'Что стало известно позже' });
  await expect(learnt).toBeVisible();
  await office.close();
});
