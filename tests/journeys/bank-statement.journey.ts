// A bank statement becomes receipts: what is income is proposed, the person decides, and the same
// file brings nothing a second time.
import { receiptsOf, register } from './steps/npd.ts';
import { expectSound } from './steps/accessibility.ts';
import { enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

const ACCOUNT = '40817810570000123456';

/** Today as the bank writes it, in Moscow. */
const today = new Date().toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow' });

function incoming(number: number, sum: string, more: { payer: string; purpose: string }) {
  return [
    'СекцияДокумент=Платежное поручение',
    `Номер=${number}`,
    `Дата=${today}`,
    `Сумма=${sum}`,
    'ПлательщикСчет=40702810400000000001',
    'ПлательщикИНН=7708133378',
    `Плательщик1=${more.payer}`,
    `ПолучательСчет=${ACCOUNT}`,
    `ДатаПоступило=${today}`,
    `НазначениеПлатежа=${more.purpose}`,
    'КонецДокумента',
  ];
}

const statement = [
  '1CClientBankExchange',
  'ВерсияФормата=1.03',
  'Кодировка=Windows',
  `РасчСчет=${ACCOUNT}`,
  'СекцияРасчСчет',
  `ДатаНачала=${today}`,
  `ДатаКонца=${today}`,
  `РасчСчет=${ACCOUNT}`,
  'НачальныйОстаток=0.00',
  'ВсегоПоступило=13500.00',
  'ВсегоСписано=0.00',
  'КонечныйОстаток=13500.00',
  'КонецРасчСчет',
  ...incoming(1, '12000.00', { payer: 'ООО "Ромашка"', purpose: 'Оплата за перевод текста' }),
  ...incoming(2, '1500.00', { payer: 'ООО "Ромашка"', purpose: 'Возврат займа по договору 5' }),
  'КонецФайла',
].join('\r\n');
const file = { name: 'kl_to_1c.txt', mimeType: 'text/plain', buffer: Buffer.from(statement) };

test('a statement is taken once and gives the receipts a person ticks', async ({ page, stand }) => {
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
  await page.goto('/npd');
  await page.getByRole('link', { name: 'Чеки из банковской выписки' }).click();
  await page.getByLabel('Файл выписки').setInputFiles(file);
  await page.getByRole('button', { name: 'Загрузить' }).click();
  await expect(page.getByText(/^Новых поступлений: 2/u)).toBeVisible();
  await expect(page.getByText('Не предлагаем')).toHaveCount(1);
  await expectSound(page, 'statement with proposals');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Выдать чеки: 1' }).click();
  await expect(page.getByText('Выдано чеков: 1')).toBeVisible();
  expect(
    (await receiptsOf(page)).map(({ totalKopecks, source }) => [totalKopecks, source]),
  ).toEqual([[1_200_000, 'bank']]);

  await page.goto('/npd/receipts/import');
  await page.getByLabel('Файл выписки').setInputFiles(file);
  await page.getByRole('button', { name: 'Загрузить' }).click();
  await expect(page.getByText('Новых строк нет')).toBeVisible();
  await expect(page.getByRole('button', { name: /Это не доход/u })).toHaveCount(1);
  expect(await receiptsOf(page)).toHaveLength(1);
});
