// A list of sales becomes receipts: the person sees each line before anything is issued, and the
// same list brings nothing a second time.
import { expectSound } from './steps/accessibility.ts';
import { receiptsOf, register } from './steps/npd.ts';
import { enter } from './steps/sign-in.ts';
import { expect, test } from './steps/story.ts';

test.use({ viewport: { width: 360, height: 740 } });

/** Today in Moscow, as a spreadsheet writes it. */
const today = new Date().toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow' });

/** As Excel saves a list in Russia: semicolons, decimal commas, one byte a letter. */
function listOf(...lines: string[]) {
  const letters = new TextDecoder('windows-1251').decode(
    Uint8Array.from({ length: 256 }, (_, at) => at),
  );
  const head = 'Дата;Услуга;Количество;Цена;Покупатель;ИНН покупателя;Название покупателя';
  const text = [head, ...lines].join('\r\n');
  const buffer = Buffer.from(Array.from(text, (letter) => letters.indexOf(letter)));
  return { name: 'Продажи.csv', mimeType: 'text/csv', buffer };
}

const list = listOf(
  `${today};Настройка пианино;1;3500,50;физлицо;;`,
  `${today};Урок игры;2;1500;физлицо;;`,
  `${today};Концерт в офисе;1;12000;организация;7708133378;ООО "Ромашка"`,
  `${today};Урок игры;1;-1500;физлицо;;`,
);

test('a list is shown line by line, issued without one of them, and loaded again in vain', async ({
  page,
  stand,
}) => {
  const person = await stand.person('large-family');
  await enter(page, stand, { ...person, to: '/npd' });
  await register(page);
  await page.goto('/npd');
  await page.getByRole('link', { name: 'Чеки из файла или выписки банка' }).click();
  await expectSound(page, 'import of a file');
  await page.setViewportSize({ width: 360, height: 740 });
  const load = async () => {
    await page.getByLabel('Файл выписки или список чеков').setInputFiles(list);
    await page.getByRole('button', { name: 'Загрузить' }).click();
    await expect(page.getByRole('heading', { name: 'Продажи.csv', level: 1 })).toBeVisible();
  };
  await load();
  await expect(page.getByText('Столбец «Цена». Цена — больше нуля')).toBeVisible();
  await expect(page.getByRole('button', { name: /Выдать 3.чека на 18.500,50/u })).toBeVisible();
  expect(await receiptsOf(page)).toHaveLength(0);
  await expectSound(page, 'file of receipts');
  await page.setViewportSize({ width: 360, height: 740 });

  await page.getByRole('checkbox', { name: /Урок игры/u }).uncheck();
  await page.getByRole('button', { name: /Выдать 2.чека на 15.500,50/u }).click();
  await expect(page.getByText(/Выдано: 2.чека/u)).toBeVisible();
  await expectSound(page, 'file of receipts issued');
  const issued = await receiptsOf(page);
  expect(issued.map(({ totalKopecks, source }) => [totalKopecks, source]).toSorted()).toEqual([
    [1_200_000, 'file'],
    [350_050, 'file'],
  ]);

  await page.goto('/npd/receipts/import');
  await load();
  await expect(page.getByText('Такой чек уже есть')).toHaveCount(2);
  await expect(page.getByRole('button', { name: /Выдать 1.чек на 3.000,00/u })).toBeVisible();
  await page.getByRole('checkbox', { name: /Урок игры/u }).uncheck();
  await page.getByRole('button', { name: /Выдать 0/u }).click();
  await expect(page.getByText('Отметьте хотя бы одну строку.').first()).toBeVisible();
  expect(await receiptsOf(page)).toHaveLength(2);
});
