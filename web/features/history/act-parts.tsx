// What an act did to each charge: the first entries at once, the rest on demand.
import { type Kopecks, formatMoney } from '#primitives/money';
import { useLanguage, useTexts } from '../../language.ts';
import { chargeName } from '../../tax-words.ts';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { Link } from '../../ui/link/link.tsx';
import { type Act, type Entry, partsOf, splitParts } from './history.ts';
import css from './history.module.css';
import { historyTexts } from './texts.ts';

function Part({ entry }: { entry: Entry }) {
  const t = useTexts(historyTexts);
  const language = useLanguage();
  const { charge } = entry;
  return (
    <li className={css.part}>
      {t.entries[entry.kind]}{' '}
      <span className={css.sum}>{formatMoney(entry.amountKopecks as Kopecks)}</span>
      {charge === null ? null : (
        <>
          {': '}
          <Link href={`/taxes/charges/${entry.chargeId}`}>{chargeName(charge, language)}</Link>
        </>
      )}
    </li>
  );
}

function Parts({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className={css.parts}>
      {entries.map((entry, place) => (
        <Part key={`${place} ${entry.chargeId}`} entry={entry} />
      ))}
    </ul>
  );
}

export function ActParts({ act }: { act: Act }) {
  const t = useTexts(historyTexts);
  const { shown, hidden } = splitParts(partsOf(act));
  const isCut = act.entryCount > act.entries.length;
  return (
    <>
      {shown.length === 0 ? null : <Parts entries={shown} />}
      {hidden.length === 0 ? null : (
        <Disclosure summary={t.more(act.entryCount - (act.entries.length - hidden.length))}>
          <Parts entries={hidden} />
          {isCut ? (
            <p className={css.note}>
              {t.cut(act.entryCount)} <Link href="/taxes/charges">{t.toCharges}</Link>
            </p>
          ) : null}
        </Disclosure>
      )}
    </>
  );
}
