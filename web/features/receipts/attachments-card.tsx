// What the seller keeps beside a receipt, for herself alone (NPD-2): added, opened, removed here.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sayError, send } from '../../api.ts';
import { base64Of } from '../../base64.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { type Attachments, NPD, attachmentsReading } from '../../npd/npd.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { receiptTexts } from './receipt-texts.ts';
import css from './receipts.module.css';

type Attachment = Attachments['items'][number];

const BYTES_MAX = 10 * 1024 * 1024;
const COUNT_MAX = 10;

/** What was done last is said; what is there is asked anew after each act. */
function useAttaching(number: string) {
  const t = useTexts(receiptTexts);
  const client = useQueryClient();
  const submission = useSubmission();
  const [done, setDone] = useState<string | null>(null);
  const path = `${NPD}/receipts/${number}/attachments`;
  const settle = async (sentence: string) => {
    await client.invalidateQueries({ queryKey: ['npd'] });
    setDone(sentence);
  };
  const add = (file: File | null, onAdded: () => void) => {
    const large = file !== null && file.size > BYTES_MAX;
    const missing =
      file === null
        ? [{ field: 'attachment', text: t.attachMissing }]
        : large
          ? [{ field: 'attachment', text: t.attachLarge }]
          : [];
    setDone(null);
    submission.run(missing, async () => {
      if (file === null) return;
      const body = { name: file.name, contentBase64: await base64Of(file) };
      const kept = await send<Attachment>('POST', path, {
        body,
        idempotencyKey: crypto.randomUUID(),
      });
      onAdded();
      await settle(t.attached(kept.name));
    });
  };
  const remove = ({ attachmentId, name }: Attachment) => {
    setDone(null);
    submission.run([], async () => {
      const idempotencyKey = crypto.randomUUID();
      await send('DELETE', `${path}/${attachmentId}`, { idempotencyKey });
      await settle(t.removed(name));
    });
  };
  return { submission, done, path, add, remove };
}

interface ItemProps {
  item: Attachment;
  href: string;
  onRemove: () => void;
}

function Item({ item, href, onRemove }: ItemProps) {
  const t = useTexts(receiptTexts);
  const language = useLanguage();
  const { name, sizeBytes } = item;
  const kilobytes = Math.ceil(sizeBytes / 1024).toLocaleString(language);
  return (
    <li className={css.attachment}>
      <span className={css.attachmentName}>
        <Link href={href} download>
          {name}
        </Link>{' '}
        <span className={css.note}>{t.size(kilobytes)}</span>
      </span>
      <Button kind="quiet" compact aria-label={t.removeOf(name)} onClick={onRemove}>
        {t.remove}
      </Button>
    </li>
  );
}

function AddForm({
  left,
  attaching,
}: {
  left: number;
  attaching: ReturnType<typeof useAttaching>;
}) {
  const t = useTexts(receiptTexts);
  const [file, setFile] = useState<File | null>(null);
  // A field that is emptied is a new one: the browser keeps what was chosen in the old.
  const [turn, setTurn] = useState(0);
  const { submission, add } = attaching;
  const onAdded = () => {
    setFile(null);
    setTurn((count) => count + 1);
  };
  return (
    <form
      noValidate
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        add(file, onAdded);
      }}
    >
      <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
      {left === 0 ? (
        <p className={css.note}>{t.attachFull}</p>
      ) : (
        <>
          <TextField
            key={turn}
            label={t.attach}
            hint={t.attachHint(left)}
            name="attachment"
            type="file"
            accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
            onChange={(event) => {
              submission.forget('attachment');
              setFile(event.target.files?.[0] ?? null);
            }}
            {...submission.of('attachment')}
          />
          <div>
            <Button type="submit" kind="secondary" busy={submission.busy}>
              {t.attachAct}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

export function AttachmentsCard({ number }: { number: string }) {
  const t = useTexts(receiptTexts);
  const query = useQuery(attachmentsReading(number));
  const attaching = useAttaching(number);
  return (
    <Card title={t.attachments}>
      <div className={css.stack}>
        <p className={css.note}>{t.attachmentsNote}</p>
        <LoadState query={query} say={sayError}>
          {({ items }) => (
            <>
              {items.length === 0 ? (
                <p>{t.attachmentsNone}</p>
              ) : (
                <ul className={css.attachments}>
                  {items.map((item) => (
                    <Item
                      key={item.attachmentId}
                      item={item}
                      href={`${attaching.path}/${item.attachmentId}`}
                      onRemove={() => attaching.remove(item)}
                    />
                  ))}
                </ul>
              )}
              <AddForm left={Math.max(0, COUNT_MAX - items.length)} attaching={attaching} />
            </>
          )}
        </LoadState>
        {attaching.done === null ? null : (
          <Alert tone="ok" live="status">
            {attaching.done}
          </Alert>
        )}
      </div>
    </Card>
  );
}
