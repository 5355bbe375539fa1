// A new stop of penalties by a document.
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Kopecks, formatMoney } from '#primitives/money';
import { fieldErrors, sayError } from '../../api.ts';
import { textsNow, useLanguage, useTexts } from '../../language.ts';
import { NO_PAPERS } from '../../payer/papers.ts';
import { payerTexts } from '../../payer/texts.ts';
import { stopsTexts } from '../../stops/texts.ts';
import { chargeName } from '../../tax-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { toast } from '../../ui/toast/toast.ts';
import {
  type Faults,
  GROUNDS,
  type Ground,
  type PayerStops,
  type Typed,
  makeStop,
  readStop,
} from './payer-stops.ts';
import css from './penalty-stops.module.css';
import { payerStopsTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);
const BLANK: Typed = { ...NO_PAPERS, from: '', until: '' };

interface StopFormProps {
  payerInn: string;
  taxes: PayerStops['taxes'];
  onMade: () => void;
}

function useStop({ payerInn, onMade }: StopFormProps) {
  const [typed, setTyped] = useState(BLANK);
  const [ground, setGround] = useState<Ground>('dispute');
  const [chargeId, setChargeId] = useState('');
  const [stopId, setStopId] = useState(() => crypto.randomUUID());
  const [faults, setFaults] = useState<Faults>({});
  const making = useMutation({
    mutationFn: makeStop,
    onSuccess: () => {
      toast(textsNow(payerStopsTexts).made);
      setTyped(BLANK);
      onMade();
    },
    // What is typed anew is another stop and needs an id of its own.
    onSettled: () => setStopId(crypto.randomUUID()),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = readStop(typed);
    setFaults('faults' in read ? read.faults : {});
    if ('faults' in read || making.isPending) return;
    const about = { payerInn, stopId, chargeId: chargeId === '' ? null : chargeId, ground };
    making.mutate({ ...about, ...read.value });
  };
  return { typed, setTyped, ground, setGround, chargeId, setChargeId, faults, making, submit };
}

function useTaxOptions(taxes: PayerStops['taxes']) {
  const t = useTexts(payerStopsTexts);
  const language = useLanguage();
  return [
    { value: '', label: t.every },
    ...taxes
      .filter(({ outstandingKopecks }) => outstandingKopecks > 0)
      .map((tax) => ({
        value: tax.chargeId,
        label: t.taxOption(
          chargeName(tax, language),
          money(tax.outstandingKopecks),
          money(tax.penaltyKopecks),
        ),
      })),
  ];
}

export function StopForm(props: StopFormProps) {
  const t = useTexts(payerStopsTexts);
  const papers = useTexts(payerTexts);
  const words = useTexts(stopsTexts);
  const said = { ...papers.faults, ...t.faults };
  const stop = useStop(props);
  const { typed, faults, making } = stop;
  const options = useTaxOptions(props.taxes);
  const grounds = GROUNDS.map((value) => ({ value, label: words.grounds[value] }));
  const field = (name: keyof Typed, label: string, hint?: string) => {
    const fault = faults[name];
    return {
      name,
      label,
      hint,
      value: typed[name],
      error: fault === undefined ? fieldErrors(making.error)[name] : said[fault],
    };
  };
  const set = (name: keyof Typed) => (text: string) => stop.setTyped({ ...typed, [name]: text });
  return (
    <Card title={t.make}>
      <form className={css.form} noValidate onSubmit={stop.submit}>
        <Select
          name="chargeId"
          label={t.tax}
          value={stop.chargeId}
          options={options}
          onChange={(event) => stop.setChargeId(event.target.value)}
        />
        <Select
          name="ground"
          label={t.ground}
          value={stop.ground}
          options={grounds}
          onChange={(event) => stop.setGround(event.target.value as Ground)}
        />
        <div className={css.pair}>
          <TextField
            {...field('documentNumber', papers.documentNumber)}
            autoComplete="off"
            onChange={(event) => set('documentNumber')(event.target.value)}
          />
          <DateField {...field('documentOn', papers.documentOn)} onValue={set('documentOn')} />
        </div>
        <div className={css.pair}>
          <DateField {...field('from', t.from)} onValue={set('from')} />
          <DateField {...field('until', t.until, t.untilHint)} optional onValue={set('until')} />
        </div>
        <TextField
          {...field('note', papers.note, papers.noteHint)}
          optional
          autoComplete="off"
          onChange={(event) => set('note')(event.target.value)}
        />
        {making.isError ? (
          <Alert tone="bad" live="alert">
            {sayError(making.error)}
          </Alert>
        ) : null}
        <Button type="submit" busy={making.isPending}>
          {t.submit}
        </Button>
      </form>
    </Card>
  );
}
