// Without an account: three calculators reckon in the browser what the server reckons, and a link
// holds the whole calculation.
import { type Page, type APIRequestContext } from '@playwright/test';
import { expect, test } from './steps/story.ts';

async function fill(page: Page, sums: Record<string, string>): Promise<void> {
  for (const [label, sum] of Object.entries(sums)) {
    await page.getByRole('textbox', { name: label }).fill(sum);
  }
  await page.getByRole('button', { name: 'Посчитать' }).click();
}

interface Asked {
  rule: string;
  taxYear: number;
  inputs: Record<string, unknown>;
}

async function askServer(request: APIRequestContext, asked: Asked, field: string): Promise<string> {
  const answer = await request.post('/api/public/v1/law/evaluations', {
    data: { ...asked, asOf: `${asked.taxYear}-12-31` },
  });
  expect(answer.status()).toBe(200);
  const { result } = (await answer.json()) as { result: Record<string, string> };
  return result[field]!;
}

/** `4143.00` → «4 143,00 ₽» as the page writes it. */
const shown = (decimal: string): RegExp => {
  const [roubles = '', kopecks = ''] = decimal.split('.');
  const grouped = roubles.replaceAll(/\B(?=(\d{3})+$)/gu, '\\s');
  return new RegExp(`^${grouped}(,${kopecks})?\\s₽$`, 'u');
};

test('the tax on a home is the one the server reckons, and the link brings it back', async ({
  page,
  request,
}) => {
  await page.goto('/calculators');
  await fill(page, { 'Кадастровая стоимость': '9720000', 'Площадь, м²': '54' });
  const inputs = { kind: 'flat', region: '77', cadastralValue: '9720000', area: '54' };
  const asked = {
    rule: 'property.tax',
    taxYear: 2025,
    inputs: { ...inputs, monthsOwned: 12 },
  };
  const tax = await askServer(request, asked, 'tax');
  expect(tax).toBe('6120.00');
  await expect(page.getByText(shown(tax)).first()).toBeVisible();
  await expect(page.getByText(/Вычет 20.м² из 54.м²/u).first()).toBeVisible();

  await page.goto(page.url());
  await expect(page.getByText(shown(tax)).first()).toBeVisible();
  await expect(page.getByLabel('Площадь, м²')).toHaveValue('54');
});

test('a year of a self-employed: bonus, months and terms', async ({ page, request }) => {
  await page.goto('/calculators?calc=npd');
  await fill(page, { 'Доход в месяц от людей': '50 000', 'Доход в месяц от компаний и ИП': '' });
  await expect(page.getByText('Заполните это поле.').first()).toBeVisible();
  await fill(page, { 'Доход в месяц от компаний и ИП': '0' });
  const receipts = Array.from({ length: 12 }, (_, place) => ({
    date: `2026-${String(place + 1).padStart(2, '0')}-15`,
    amount: '50000',
    payer: 'individual',
  }));
  const inputs = { receipts, deductionRemainingBefore: '10000' };
  const tax = await askServer(request, { rule: 'npd.year', taxYear: 2026, inputs }, 'tax');
  // 600 000 × 4 % less the bonus of 1 %, which is not used up in a year.
  expect(tax).toBe('18000.00');
  await expect(page.getByText(shown(tax)).first()).toBeVisible();
  await expect(page.getByText('заплатить до 02.03.2026 включительно')).toBeVisible();
});

test('what comes back by deductions, and what the law refuses', async ({ page, request }) => {
  await page.goto('/calculators?calc=refund');
  await fill(page, {
    'Доход за год до налога': '3000000',
    'Удержано НДФЛ': '402000',
    'Лечение и лекарства': '150000',
  });
  const inputs = {
    income: '3000000',
    taxWithheld: '402000',
    social: { treatment: '150000' },
  };
  const refund = await askServer(request, { rule: 'ndfl.order', taxYear: 2025, inputs }, 'refund');
  expect(refund).toBe('22500.00');
  await expect(page.getByText(shown(refund)).first()).toBeVisible();

  await page.goto('/calculators?value=9000000&area=0');
  await expect(page.getByText('Посчитать нельзя')).toBeVisible();
});
