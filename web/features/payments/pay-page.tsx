import { Refusal, sayError } from '../../api.ts';
import { useDraft } from '../../draft.ts';
import { useTexts, useTitle } from '../../language.ts';
import { useAddress } from '../../search.ts';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { CircleCheck } from '../../ui/icon/icon.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { chargesAsked } from './pay.ts';
import { type PayDraft, PaySheet } from './pay-sheet.tsx';
import { payTexts } from './pay-texts.ts';
import { useQuote } from './use-quote.ts';

function NothingToPay() {
  const t = useTexts(payTexts);
  return (
    <Card>
      <Empty
        icon={CircleCheck}
        title={t.nothingTitle}
        action={
          <>
            <LinkButton href="/fl">{t.home}</LinkButton>
            <LinkButton kind="quiet" href="/pay?for=advance">
              {t.advance}
            </LinkButton>
          </>
        }
      >
        {t.nothingText}
      </Empty>
    </Card>
  );
}

/** First what the charges need, then the sheet; a return after sign-in finds what was typed. */
export function PayPage() {
  const t = useTexts(payTexts);
  const { search } = useAddress();
  const isAdvance = search.for === 'advance';
  const asked = chargesAsked(search.charges);
  const full = useQuote({ chargeIds: asked, amountKopecks: null }, !isAdvance);
  const draft = useDraft<PayDraft>('pay');
  const title = isAdvance ? t.advanceTitle : t.title;
  useTitle([title, t.section]);
  const place = isAdvance ? `advance${search.sum ?? ''}` : asked.join(',');
  const isNothing = full.error instanceof Refusal && full.error.code === 'payments.nothing_to_pay';
  return (
    <>
      <PageHead title={title} lead={t.lead} />
      {isNothing ? (
        <NothingToPay />
      ) : isAdvance ? (
        draft.found === undefined ? null : (
          <PaySheet
            key={place}
            place={place}
            asked={[]}
            full={null}
            draft={draft}
            sum={search.sum}
          />
        )
      ) : (
        <LoadState query={full} say={sayError}>
          {(quote) =>
            draft.found === undefined ? null : (
              <PaySheet
                key={place}
                place={place}
                asked={asked.length > 0 ? asked : quote.covers.map((cover) => cover.chargeId)}
                full={quote}
                draft={draft}
              />
            )
          }
        </LoadState>
      )}
    </>
  );
}
