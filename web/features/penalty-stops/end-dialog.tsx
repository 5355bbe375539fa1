// Penalties run again: the last day of a stop, and the document it is ended by.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors, sayError } from '../../api.ts';
import { textsNow, useTexts } from '../../language.ts';
import { NO_PAPERS } from '../../payer/papers.ts';
import { payerTexts } from '../../payer/texts.ts';
import type { Stop } from '../../stops/stops.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { type Fault, endStop, readEnd } from './payer-stops.ts';
import css from './penalty-stops.module.css';
import { payerStopsTexts } from './texts.ts';

interface EndDialogProps {
  payerInn: string;
  stop: Stop;
  open: boolean;
  onClose: () => void;
  onEnded: () => void;
}

const BLANK = { ...NO_PAPERS, lastOn: '' };
type Field = keyof typeof BLANK;

function useEnd({ payerInn, stop, onClose, onEnded }: EndDialogProps) {
  const said = { ...useTexts(payerTexts).faults, ...useTexts(payerStopsTexts).faults };
  const [typed, setTyped] = useState(BLANK);
  const [faults, setFaults] = useState<Partial<Record<Field, Fault>>>({});
  const ending = useMutation({
    mutationFn: endStop,
    onSuccess: () => {
      toast(textsNow(payerStopsTexts).ended);
      onClose();
      onEnded();
    },
  });
  const refused = fieldErrors(ending.error);
  return {
    ending,
    submit: () => {
      const read = readEnd(typed, stop.from);
      setFaults('faults' in read ? read.faults : {});
      if ('value' in read) ending.mutate({ payerInn, stopId: stop.stopId, ...read.value });
    },
    field: (name: Field, label: string) => {
      const fault = faults[name];
      const error = fault === undefined ? refused[name] : said[fault];
      return { name: `end-${name}`, label, value: typed[name], error };
    },
    set: (name: Field) => (text: string) => setTyped({ ...typed, [name]: text }),
  };
}

export function EndDialog(props: EndDialogProps) {
  const t = useTexts(payerStopsTexts);
  const papers = useTexts(payerTexts);
  const { ending, submit, field, set } = useEnd(props);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t.endTitle}
      footer={
        <>
          <Button busy={ending.isPending} onClick={submit}>
            {t.end}
          </Button>
          <Button kind="quiet" onClick={props.onClose}>
            {t.cancel}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p>{t.endText}</p>
        <DateField {...field('lastOn', t.lastOn)} onValue={set('lastOn')} />
        <TextField
          {...field('documentNumber', papers.documentNumber)}
          autoComplete="off"
          onChange={(event) => set('documentNumber')(event.target.value)}
        />
        <DateField {...field('documentOn', papers.documentOn)} onValue={set('documentOn')} />
        <TextField
          {...field('note', papers.note)}
          optional
          autoComplete="off"
          onChange={(event) => set('note')(event.target.value)}
        />
        {ending.isError ? (
          <Alert tone="bad" live="alert">
            {sayError(ending.error)}
          </Alert>
        ) : null}
      </div>
    </Dialog>
  );
}
