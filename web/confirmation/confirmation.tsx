// An act that the server wants confirmed by a code from the phone: the code is asked for when it is
// wanted, then the act goes on by itself.
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { confirmationSent } from '#contract/identity';
import { Refusal, send } from '../api.ts';
import { useTexts } from '../language.ts';
import { CodeForm } from '../light/code-form.tsx';
import { API } from '../query.ts';
import { Button } from '../ui/button/button.tsx';
import { Dialog } from '../ui/dialog/dialog.tsx';
import { confirmationTexts } from './texts.ts';

type Sent = z.infer<typeof confirmationSent>;
const ADDRESS = `${API}/session/confirmation`;
const NEEDED = 'identity.confirmation_needed';

const ask = () => send<Sent>('POST', `${ADDRESS}/code`);
const tell = (code: string) => send('POST', ADDRESS, { body: { code } });

interface Waiting {
  sent: Sent;
  /** The act that waits: true when it may go on, false when the person gave it up. */
  goOn: (isConfirmed: boolean) => void;
}

/** The person closed the dialog: the act was not done, and there is nothing to tell of. */
export class GivenUp extends Error {}

/**
 * `confirmed(act)` does the act; where a confirmation is wanted it shows the dialog and does the
 * act again after the code. `dialog` stands somewhere on the page.
 */
export function useConfirmed() {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const confirmed = async <Answer,>(act: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== NEEDED) throw error;
      const sent = await ask();
      const isConfirmed = await new Promise<boolean>((goOn) => setWaiting({ sent, goOn }));
      setWaiting(null);
      if (!isConfirmed) throw new GivenUp();
      return act();
    }
  };
  const dialog = waiting === null ? null : <ConfirmDialog {...waiting} />;
  return { confirmed, dialog };
}

function ConfirmDialog({ sent, goOn }: Waiting) {
  const t = useTexts(confirmationTexts);
  const [latest, setLatest] = useState(sent);
  return (
    <Dialog open onClose={() => goOn(false)} title={t.title}>
      <CodeForm
        sentTo={t.sentTo(latest.phoneMasked)}
        length={latest.codeLength}
        resendAfterS={latest.resendAfterS}
        onCode={async (code) => {
          await tell(code);
          goOn(true);
        }}
        onResend={async () => setLatest(await ask())}
      >
        <Button kind="quiet" onClick={() => goOn(false)}>
          {t.giveUp}
        </Button>
      </CodeForm>
    </Dialog>
  );
}
