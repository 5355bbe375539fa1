import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { sayError } from '../../api.ts';
import { textsNow, useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Select } from '../../ui/form/select.tsx';
import { Bell } from '../../ui/icon/icon.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { DEADLINES_KEY, type Deadlines, chooseReminder } from './deadlines.ts';
import css from './deadlines.module.css';
import { deadlinesTexts } from './texts.ts';

const NEVER = 'never';
const CHOICES = [1, 3, 7, 14, 30];

export function ReminderCard({ reminder }: { reminder: Deadlines['reminder'] }) {
  const t = useTexts(deadlinesTexts);
  const client = useQueryClient();
  const kept = reminder.isOn ? String(reminder.daysBefore) : NEVER;
  const [chosen, setChosen] = useState(kept);
  const saving = useMutation({
    mutationFn: () =>
      chooseReminder({
        isOn: chosen !== NEVER,
        daysBefore: chosen === NEVER ? reminder.daysBefore : Number(chosen),
      }),
    onSuccess: () => {
      const words = textsNow(deadlinesTexts);
      toast(chosen === NEVER ? words.silenced : words.reminded);
      return client.invalidateQueries({ queryKey: DEADLINES_KEY });
    },
  });
  const counts = [...new Set([...CHOICES, reminder.daysBefore])].sort((a, b) => a - b);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Card title={t.remindTitle}>
      <form className={css.form} onSubmit={save}>
        <Select
          name="remind"
          label={t.when}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          options={[
            ...counts.map((count) => ({ value: String(count), label: t.before(count) })),
            { value: NEVER, label: t.never },
          ]}
        />
        <Button type="submit" icon={Bell} busy={saving.isPending}>
          {t.remind}
        </Button>
      </form>
      {saving.isError ? <Alert tone="bad">{sayError(saving.error)}</Alert> : null}
      <p className={css.note}>
        {reminder.mailTo === null ? t.remindHere : t.remindMail(reminder.mailTo)} {t.remindNot}
      </p>
    </Card>
  );
}
