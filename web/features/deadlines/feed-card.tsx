import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sayError } from '../../api.ts';
import { textsNow, useLanguage, useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Link } from '../../ui/link/link.tsx';
import { sayMoment } from '../../ui/say.ts';
import { toast } from '../../ui/toast/toast.ts';
import { DEADLINES_KEY, type Deadlines, endLink, makeLink, subscribeAddress } from './deadlines.ts';
import css from './deadlines.module.css';
import { deadlinesTexts } from './texts.ts';

type Kept = NonNullable<Deadlines['link']>;

/** Makes, replaces or ends the link; the page then reads what is in force. */
function useLink(act: () => Promise<unknown>, said: 'renewed' | 'ended' | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      if (said !== null) toast(textsNow(deadlinesTexts)[said]);
      return client.invalidateQueries({ queryKey: DEADLINES_KEY });
    },
  });
}

function NoLink() {
  const t = useTexts(deadlinesTexts);
  const [withSums, setWithSums] = useState(false);
  const making = useLink(() => makeLink(withSums), null);
  return (
    <>
      <p className={css.note}>{t.feedText}</p>
      <Checkbox
        name="sums"
        label={t.withSums}
        hint={t.withSumsHint}
        checked={withSums}
        onChange={(event) => setWithSums(event.target.checked)}
      />
      <Button kind="secondary" busy={making.isPending} onClick={() => making.mutate()}>
        {t.make}
      </Button>
      {making.isError ? <Alert tone="bad">{sayError(making.error)}</Alert> : null}
    </>
  );
}

function EndDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(deadlinesTexts);
  const ending = useLink(endLink, 'ended');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t.endTitle}
      footer={
        <>
          <Button kind="danger" busy={ending.isPending} onClick={() => ending.mutate()}>
            {t.end}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t.keep}
          </Button>
        </>
      }
    >
      <p>{t.endText}</p>
      {ending.isError ? <Alert tone="bad">{sayError(ending.error)}</Alert> : null}
    </Dialog>
  );
}

function InForce({ link }: { link: Kept }) {
  const t = useTexts(deadlinesTexts);
  const language = useLanguage();
  const [isEnding, setIsEnding] = useState(false);
  const renewing = useLink(() => makeLink(link.withSums), 'renewed');
  const copy = () => {
    navigator.clipboard.writeText(link.url).then(
      () => toast(t.copied),
      // A browser may forbid it; the field beside the button can be copied by hand.
      () => toast(t.notCopied),
    );
  };
  return (
    <>
      <TextField
        name="feed"
        label={t.link}
        hint={t.linkHint}
        value={link.url}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div className={css.acts}>
        <LinkButton kind="secondary" href={subscribeAddress(link.url)}>
          {t.subscribe}
        </LinkButton>
        <Button kind="quiet" onClick={copy}>
          {t.copy}
        </Button>
      </div>
      <p className={css.note}>
        {t.madeAt(sayMoment(link.madeAt, language))} {link.withSums ? t.sumsShown : t.sumsHidden}
      </p>
      <div className={css.acts}>
        <Link className={css.file} href={link.url} download="kabinet.ics">
          {t.file}
        </Link>
        <Button kind="quiet" compact busy={renewing.isPending} onClick={() => renewing.mutate()}>
          {t.renew}
        </Button>
        <Button kind="quiet" compact onClick={() => setIsEnding(true)}>
          {t.end}
        </Button>
      </div>
      {renewing.isError ? <Alert tone="bad">{sayError(renewing.error)}</Alert> : null}
      <EndDialog open={isEnding} onClose={() => setIsEnding(false)} />
    </>
  );
}

export function FeedCard({ link }: { link: Kept | null }) {
  const t = useTexts(deadlinesTexts);
  return (
    <Card title={t.feedTitle}>
      {link === null ? <NoLink /> : <InForce key={link.url} link={link} />}
    </Card>
  );
}
