import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enpRequisitesOn } from '#law/ens/requisites';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { readPaymentQr } from '#primitives/payment-qr';
import { requisitesLine } from './show-requisites.ts';
import { testPayments } from './testing.ts';

const ivanov = {
  inn: '770123456703',
  name: { last: 'Иванов', first: 'Иван', middle: 'Иванович' },
};

test('the code of 21 November 2026 carries exactly the requisites of that day', () => {
  const line = requisitesLine(enpRequisitesOn(day('2026-11-21')), ivanov, kopecks(1_658_600));
  assert.equal(
    line,
    'ST00012|Name=Казначейство России (ФНС России)|PersonalAcc=03100643000000018500' +
      '|BankName=ОКЦ № 7 ГУ Банка России по ЦФО|BIC=017003983' +
      '|CorrespAcc=40102810445370000059|PayeeINN=7727406020|KPP=770701001' +
      '|PayerINN=770123456703|LastName=Иванов|FirstName=Иван|MiddleName=Иванович|Purpose=ЕНП' +
      '|Sum=1658600|CBC=18201061201010000510|OKTMO=0|DrawerStatus=13|PaytReason=0' +
      '|TaxPeriod=0|DocNo=0|DocDate=0',
  );
});

test('an older day has the older requisites', () => {
  const line = requisitesLine(enpRequisitesOn(day('2025-06-01')), ivanov, kopecks(100));
  const read = readPaymentQr(line);
  assert.ok(read.ok);
  assert.equal(read.value.KPP, '770801001');
  assert.equal(read.value.Purpose, 'Единый налоговый платеж');
});

test('the page gets the requisites of today with a code for the sum', async () => {
  const { ask, newPayer } = await testPayments();
  const by = await newPayer();
  const path = '/api/cabinet/v1/payments/requisites?amountKopecks=';
  const { json } = await ask(`GET ${path}124850`, { by });
  assert.match(json.qrText, /\|Sum=124850\|/);
  assert.match(json.qrSvg, /^<svg /);
  assert.equal(json.validFrom, '2026-04-01');
  assert.equal(json.unverified, true);
  for (const amount of ['0', '1.5', 'x', '-1', '']) {
    const refused = await ask(`GET ${path}${amount}`, { by });
    assert.equal(refused.json.code, 'payments.amount_too_small', amount);
  }
  assert.equal((await ask(`GET ${path}99999999999`, { by })).status, 422);
});
