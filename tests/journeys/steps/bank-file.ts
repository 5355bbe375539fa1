// A bank statement as banks give it out (1CClientBankExchange).

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
/** Two that came in today: one for work, one a loan that was given back. */
export const bankFile = () => ({
  name: 'kl_to_1c.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(statement),
});
