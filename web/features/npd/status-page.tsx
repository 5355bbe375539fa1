// On the register or not, since when, what is written there; change it, leave, come back (NPD-1).
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send, sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { NPD, type Status, conditionsReading, statusReading } from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { Timeline } from '../../ui/timeline/timeline.tsx';
import { toast } from '../../ui/toast/toast.ts';
import css from './npd.module.css';
import { RegisterPage, WorkFields, missingWork } from './register-page.tsx';
import { registerTexts } from './register-texts.ts';

type Registration = NonNullable<Status['registration']>;
interface DialogProps {
  registration: Registration;
  onClose: () => void;
}

function ChangeDialog({ registration, onClose }: DialogProps) {
  const t = useTexts(registerTexts);
  const client = useQueryClient();
  const submission = useSubmission();
  const { data } = useQuery(conditionsReading());
  const [work, setWork] = useState({
    oktmo: registration.oktmo,
    activity: registration.activity,
  });
  const save = () =>
    submission.run(missingWork(work, t), async () => {
      await send('POST', `${NPD}/registration/change`, {
        body: work,
        idempotencyKey: crypto.randomUUID(),
      });
      await client.invalidateQueries({ queryKey: ['npd'] });
      toast(t.saved);
      onClose();
    });
  const { oktmo, region } = registration;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.changeTitle}
      footer={
        <Button busy={submission.busy} onClick={save}>
          {t.save}
        </Button>
      }
    >
      <div className={css.stack}>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <WorkFields
          work={work}
          regions={data?.regions ?? [{ oktmo, name: region }]}
          onChange={setWork}
          of={submission.of}
        />
      </div>
    </Dialog>
  );
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(registerTexts);
  const client = useQueryClient();
  const submission = useSubmission();
  const leave = () =>
    submission.run([], async () => {
      await send('POST', `${NPD}/registration/end`, { idempotencyKey: crypto.randomUUID() });
      await client.invalidateQueries({ queryKey: ['npd'] });
      onClose();
    });
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t.leaveTitle}
      footer={
        <>
          <Button kind="danger" busy={submission.busy} onClick={leave}>
            {t.leaveAct}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {t.cancel}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        {t.leaveText.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </Dialog>
  );
}

function Now({ registration }: { registration: Registration }) {
  const t = useTexts(registerTexts);
  const language = useLanguage();
  const [open, setOpen] = useState<'change' | 'leave' | null>(null);
  const close = () => setOpen(null);
  return (
    <Card
      title={t.state}
      action={
        <StatusTag tone="ok" icon="done">
          {t.on(sayDay(registration.registeredOn, language))}
        </StatusTag>
      }
    >
      <SummaryList
        rows={[
          { label: t.region, value: registration.region },
          { label: t.activity, value: registration.activity },
        ]}
      />
      <div className={css.acts}>
        <Button kind="secondary" onClick={() => setOpen('change')}>
          {t.change}
        </Button>
        <Button kind="quiet" onClick={() => setOpen('leave')}>
          {t.leave}
        </Button>
        <Link href="/npd/programs">{t.programs}</Link>
      </div>
      {open === 'change' ? <ChangeDialog registration={registration} onClose={close} /> : null}
      {open === 'leave' ? <LeaveDialog onClose={close} /> : null}
    </Card>
  );
}

function History({ history }: { history: Status['history'] }) {
  const t = useTexts(registerTexts);
  const language = useLanguage();
  return (
    <Card title={t.history}>
      <Timeline
        items={history.flatMap(({ registeredOn, endedOn, endReason, activity, region }) => [
          ...(endedOn === null
            ? []
            : [
                {
                  key: `${registeredOn} end`,
                  title: t.ended[endReason ?? 'left'],
                  aside: sayDayShort(endedOn, language),
                  tone: 'neutral' as const,
                },
              ]),
          {
            key: registeredOn,
            title: t.from(sayDay(registeredOn, language)),
            note: `${activity} · ${region}`,
            tone: 'ok' as const,
          },
        ])}
      />
    </Card>
  );
}

function Content({ status }: { status: Status }) {
  const t = useTexts(registerTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const [isAgain, setAgain] = useState(false);
  if (status.history.length === 0 || (isAgain && !status.isRegistered)) return <RegisterPage />;
  return (
    <>
      <PageHead title={t.statusTitle} crumbs={[{ href: '/npd', label: words.section }]} />
      <div className={css.grid}>
        <div className={css.column}>
          {status.registration !== null && status.isRegistered ? (
            <Now registration={status.registration} />
          ) : (
            <Card title={t.state} action={<StatusTag tone="neutral">{t.off}</StatusTag>}>
              <div className={css.acts}>
                <Button onClick={() => setAgain(true)}>{t.again}</Button>
              </div>
            </Card>
          )}
          <History history={status.history} />
        </div>
        <Alert tone="info" title={t.limitTitle}>
          {status.limit.text[language]}
        </Alert>
      </div>
    </>
  );
}

export function StatusPage() {
  const t = useTexts(registerTexts);
  const query = useQuery(statusReading());
  useTitle([t.statusTitle, useTexts(npdWords).section]);
  return (
    <LoadState query={query} say={sayError} skeletonLines={8}>
      {(status) => <Content status={status} />}
    </LoadState>
  );
}
