// «Пароли приложений»: a password for each program, shown once, revoked when it is not needed.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { GivenUp, useConfirmed } from '../../confirmation/confirmation.tsx';
import { useSubmission } from '../../light/submission.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { toast } from '../../ui/toast/toast.ts';
import {
  type ApplicationPassword,
  type Created,
  KEY,
  createPassword,
  passwordsReading,
  revokePassword,
} from './application-passwords.ts';
import css from './application-passwords.module.css';
import { applicationPasswordsTexts } from './texts.ts';

function Shown({ created, onClose }: { created: Created; onClose: () => void }) {
  const t = useTexts(applicationPasswordsTexts);
  const copy = () => {
    navigator.clipboard.writeText(created.password).then(
      () => toast(t.copied),
      // A browser may forbid it; the field can be copied by hand.
      () => toast(t.notCopied),
    );
  };
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t.shown(created.name)}
      footer={
        <>
          <Button onClick={copy}>{t.copy}</Button>
          <Button kind="secondary" onClick={onClose}>
            {t.done}
          </Button>
        </>
      }
    >
      <div className={css.shown}>
        <p>{t.shownOnce}</p>
        <TextField
          name="password"
          label={t.password}
          className={css.password}
          value={created.password}
          readOnly
          onFocus={(event) => event.target.select()}
        />
      </div>
    </Dialog>
  );
}

function Make({ onMade }: { onMade: (created: Created) => void }) {
  const t = useTexts(applicationPasswordsTexts);
  const client = useQueryClient();
  const submission = useSubmission((error) => error instanceof GivenUp);
  const { confirmed, dialog } = useConfirmed();
  const [name, setName] = useState('');
  const make = (event: SyntheticEvent) => {
    event.preventDefault();
    const missing = name.trim() === '' ? [{ field: 'name', text: t.missingName }] : [];
    submission.run(missing, async () => {
      onMade(await confirmed(() => createPassword(name)));
      setName('');
      await client.invalidateQueries({ queryKey: KEY });
    });
  };
  return (
    <Card title={t.make}>
      <form className={css.form} onSubmit={make} noValidate>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={name}
          maxLength={64}
          autoComplete="off"
          onChange={(event) => {
            setName(event.target.value);
            submission.forget('name');
          }}
          {...submission.of('name')}
        />
        <Button type="submit" busy={submission.busy}>
          {t.act}
        </Button>
      </form>
      {dialog}
    </Card>
  );
}

interface RevokeProps {
  password: ApplicationPassword;
  onClose: () => void;
}

function RevokeDialog({ password, onClose }: RevokeProps) {
  const t = useTexts(applicationPasswordsTexts);
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokePassword(password.id),
    onSuccess: () => {
      toast(t.revoked);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t.revokeTitle(password.name)}
      footer={
        <>
          <Button kind="danger" busy={revoking.isPending} onClick={() => revoking.mutate()}>
            {t.revoke}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t.keep}
          </Button>
        </>
      }
    >
      <p>{t.revokeText}</p>
      {revoking.isError ? <Alert tone="bad">{sayError(revoking.error)}</Alert> : null}
    </Dialog>
  );
}

function InForce({ items }: { items: readonly ApplicationPassword[] }) {
  const t = useTexts(applicationPasswordsTexts);
  const language = useLanguage();
  const [revoked, setRevoked] = useState<ApplicationPassword | null>(null);
  return (
    <Card title={t.list}>
      {items.length === 0 ? (
        <Empty title={t.emptyTitle}>{t.emptyText}</Empty>
      ) : (
        <ul className={css.list}>
          {items.map((one) => (
            <li key={one.id} className={css.item}>
              <div>
                <p className={css.name}>{one.name}</p>
                <p className={css.note}>
                  {t.made(sayMomentShort(one.createdAt, language))}.{' '}
                  {one.lastUsedAt === null
                    ? t.unused
                    : t.used(sayMomentShort(one.lastUsedAt, language))}
                </p>
              </div>
              <Button
                kind="quiet"
                compact
                aria-label={t.revokeOf(one.name)}
                onClick={() => setRevoked(one)}
              >
                {t.revoke}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {revoked === null ? null : (
        <RevokeDialog password={revoked} onClose={() => setRevoked(null)} />
      )}
    </Card>
  );
}

export function ApplicationPasswordsPage() {
  const t = useTexts(applicationPasswordsTexts);
  const words = useTexts(npdWords);
  const query = useQuery(passwordsReading());
  const [created, setCreated] = useState<Created | null>(null);
  useTitle([t.title, words.section]);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} crumbs={[{ href: '/npd', label: words.section }]} />
      <div className={css.column}>
        <Make onMade={setCreated} />
        <LoadState query={query} say={sayError} skeletonLines={4}>
          {({ items }) => <InForce items={items} />}
        </LoadState>
      </div>
      {created === null ? null : <Shown created={created} onClose={() => setCreated(null)} />}
    </>
  );
}
