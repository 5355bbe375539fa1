// Registering as self-employed: the conditions of the law, each with its article; what we know is
// checked, the rest the person states (NPD-1).
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send, sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { type Conditions, NPD, conditionsReading } from '../../npd/npd.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Select } from '../../ui/form/select.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { CircleCheck, CircleX, Icon } from '../../ui/icon/icon.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { toast } from '../../ui/toast/toast.ts';
import css from './npd.module.css';
import { registerTexts } from './register-texts.ts';

type Condition = Conditions['items'][number];

function Known({ items }: { items: readonly Condition[] }) {
  const t = useTexts(registerTexts);
  const language = useLanguage();
  return (
    <Card title={t.known}>
      <ul className={css.conditions}>
        {items.map((item) => (
          <li
            key={item.code}
            className={classes(css.known, item.isMet === false ? css.unmet : css.met)}
          >
            <Icon of={item.isMet === false ? CircleX : CircleCheck} />
            <span>
              {item.must[language]}
              <span className={css.article} lang="ru">
                {item.article}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {items.some(({ isMet }) => isMet === false) ? <Alert tone="bad">{t.unmet}</Alert> : null}
    </Card>
  );
}

interface Work {
  oktmo: string;
  activity: string;
}

/** Region and activity; the same two fields when they are changed. */
export function WorkFields(props: {
  work: Work;
  regions: Conditions['regions'];
  onChange: (work: Work) => void;
  of: (field: string) => { error?: string };
}) {
  const { work, regions, onChange, of } = props;
  const t = useTexts(registerTexts);
  const options = regions.map(({ oktmo, name }) => ({ value: oktmo, label: name }));
  return (
    <>
      <Select
        label={t.region}
        hint={t.regionHint}
        name="oktmo"
        value={work.oktmo}
        options={[{ value: '', label: t.regionChoose }, ...options]}
        onChange={(event) => onChange({ ...work, oktmo: event.target.value })}
        {...of('oktmo')}
      />
      <TextField
        label={t.activity}
        hint={t.activityHint}
        name="activity"
        maxLength={200}
        value={work.activity}
        onChange={(event) => onChange({ ...work, activity: event.target.value })}
        {...of('activity')}
      />
    </>
  );
}

/** What of the two fields is missing. */
export function missingWork(work: Work, t: { missingRegion: string; missingActivity: string }) {
  return [
    ...(work.oktmo === '' ? [{ field: 'oktmo', text: t.missingRegion }] : []),
    ...(work.activity.trim() === '' ? [{ field: 'activity', text: t.missingActivity }] : []),
  ];
}

interface StatedProps {
  asked: readonly Condition[];
  stated: ReadonlySet<string>;
  onChange: (code: string, isSo: boolean) => void;
  of: (field: string) => { error?: string };
}

function Stated({ asked, stated, onChange, of }: StatedProps) {
  const t = useTexts(registerTexts);
  const language = useLanguage();
  return (
    <Card title={t.stated}>
      <p className={css.note}>{t.statedLead}</p>
      <div className={css.conditions}>
        {asked.map(({ code, must, article }) => (
          <Checkbox
            key={code}
            name={`statements.${code}`}
            checked={stated.has(code)}
            onChange={(event) => onChange(code, event.target.checked)}
            label={
              <>
                {must[language]}
                <span className={css.article} lang="ru">
                  {article}
                </span>
              </>
            }
            {...of(`statements.${code}`)}
          />
        ))}
      </div>
    </Card>
  );
}

function RegisterForm({ conditions }: { conditions: Conditions }) {
  const t = useTexts(registerTexts);
  const client = useQueryClient();
  const submission = useSubmission();
  const [work, setWork] = useState<Work>({ oktmo: '', activity: '' });
  const [stated, setStated] = useState<ReadonlySet<string>>(new Set());
  const asked = conditions.items.filter(({ kind }) => kind === 'stated');
  const state = (code: string, isSo: boolean) => {
    const next = new Set(stated);
    if (isSo) next.add(code);
    else next.delete(code);
    submission.forget(`statements.${code}`);
    setStated(next);
  };
  const missing = () => [
    ...asked
      .filter(({ code }) => !stated.has(code))
      .slice(0, 1)
      .map(({ code }) => ({ field: `statements.${code}`, text: t.missingStatement })),
    ...missingWork(work, t),
  ];
  const register = async () => {
    const statements = Object.fromEntries(asked.map(({ code }) => [code, stated.has(code)]));
    await send('POST', `${NPD}/registration`, {
      body: { ...work, statements },
      idempotencyKey: crypto.randomUUID(),
    });
    toast(t.doneTitle);
    await client.invalidateQueries({ queryKey: ['npd'] });
  };
  return (
    <form
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submission.run(missing(), register);
      }}
    >
      <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
      <Known items={conditions.items.filter(({ kind }) => kind === 'known')} />
      <Stated asked={asked} stated={stated} onChange={state} of={submission.of} />
      <Card title={t.work}>
        <WorkFields
          work={work}
          regions={conditions.regions}
          onChange={(next) => {
            submission.forget('oktmo');
            submission.forget('activity');
            setWork(next);
          }}
          of={submission.of}
        />
      </Card>
      <Button type="submit" busy={submission.busy}>
        {t.act}
      </Button>
    </form>
  );
}

export function RegisterPage() {
  const t = useTexts(registerTexts);
  const query = useQuery(conditionsReading());
  useTitle(t.title);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <LoadState query={query} say={sayError} skeletonLines={10}>
        {(conditions) => <RegisterForm conditions={conditions} />}
      </LoadState>
    </>
  );
}
