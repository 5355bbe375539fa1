// A person of the account, found by the ИНН: how every page of an officer about one person begins.
import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../language.ts';
import { Button } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { TextField } from '../ui/form/text-field.tsx';
import { innOf } from './inn.ts';
import css from './payer.module.css';
import { payerTexts } from './texts.ts';

interface FindPayerProps {
  isBusy: boolean;
  /** What the server said no with. */
  refused: string | undefined;
  onFind: (inn: string) => void;
}

export function FindPayer({ isBusy, refused, onFind }: FindPayerProps) {
  const t = useTexts(payerTexts);
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);
  const find = (event: SyntheticEvent) => {
    event.preventDefault();
    const inn = innOf(text);
    setBad(inn === null);
    if (inn !== null) onFind(inn);
  };
  return (
    <Card title={t.find}>
      <form className={css.find} onSubmit={find} noValidate>
        <TextField
          name="inn"
          label={t.inn}
          hint={t.innHint}
          error={isBad ? t.badInn : refused}
          inputMode="numeric"
          autoComplete="off"
          width="medium"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" kind="secondary" busy={isBusy}>
          {t.search}
        </Button>
      </form>
    </Card>
  );
}

/** Whoever asked by the keyboard or listens is led to the answer. */
export function PayerHeading({ name }: { name: string }): ReactNode {
  const t = useTexts(payerTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {t.payer(name)}
    </h2>
  );
}
