// «Оплатить по реквизитам»: the code of ГОСТ Р 56042 and the same in words, for any bank.
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { requisites } from '#contract/payments';
import { sayError } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { API, reading } from '../../query.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { QrPay } from '../../ui/qr-pay/qr-pay.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { payTexts } from './pay-texts.ts';
import css from './payments.module.css';

type Requisites = z.infer<typeof requisites>;

const ROWS = [
  'payee',
  'payeeInn',
  'payeeKpp',
  'bank',
  'bik',
  'account',
  'correspondentAccount',
  'kbk',
  'oktmo',
  'payerInn',
  'purpose',
] as const;

export function RequisitesPanel({ amountKopecks }: { amountKopecks: number }) {
  const t = useTexts(payTexts);
  const query = useQuery(
    reading<Requisites>(['payments', 'requisites', amountKopecks], `${API}/payments/requisites`, {
      amountKopecks,
    }),
  );
  return (
    <LoadState query={query} say={sayError}>
      {(data) => (
        <div className={css.requisites}>
          {data.unverified ? <Alert tone="warn">{t.unverified}</Alert> : null}
          <p>{t.requisitesText}</p>
          <QrPay text={data.qrText} label={t.qr} />
          <SummaryList rows={ROWS.map((key) => ({ key, label: t.rows[key], value: data[key] }))} />
        </div>
      )}
    </LoadState>
  );
}
