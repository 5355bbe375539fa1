// Lines of a file of receipts: what each says, whether it is ticked, why it cannot be.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { money } from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { useAddress } from '../../search.ts';
import { Card } from '../../ui/card/card.tsx';
import { Filters } from '../../ui/filters/filters.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { Select } from '../../ui/form/select.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import {
  type FileLoad,
  type FileRow,
  OUTCOMES,
  OUTCOME_TONES,
  countOf,
  mayTick,
  rowsReading,
} from './receipt-files.ts';
import css from './receipt-files.module.css';
import { fileTexts } from './texts.ts';

interface RowProps {
  row: FileRow;
  isChosen: boolean;
  mayBeTicked: boolean;
  onChosen: (isChosen: boolean) => void;
}

/** «20.03.2026, 1 500,50 ₽, Ремонт велосипеда», or what the file says. */
function useWords({ sold, text }: FileRow) {
  const language = useLanguage();
  if (sold === null) return text ?? '';
  return `${sayDayShort(sold.on, language)}, ${money(sold.totalKopecks)}, ${sold.name}`;
}

function Details({ sold }: FileRow) {
  const words = useTexts(npdWords);
  if (sold === null) return null;
  const { quantity, priceKopecks, buyerKind, buyerName, buyerInn } = sold;
  const many =
    quantity === '1' ? [] : [`${quantity.replace('.', ',')} ×\u00a0${money(priceKopecks)}`];
  const buyer = [buyerName, buyerInn].filter((part) => part !== null).join(', ');
  const parts = [...many, buyer === '' ? words.buyers[buyerKind] : buyer];
  return <>, {parts.join(', ')}</>;
}

function Row({ row, isChosen, mayBeTicked, onChosen }: RowProps) {
  const t = useTexts(fileTexts);
  const language = useLanguage();
  const label = useWords(row);
  const { rowNo, line, outcome, refusal, number } = row;
  return (
    <li className={css.row}>
      {mayBeTicked ? (
        <Checkbox
          name={`row-${rowNo}`}
          label={label}
          checked={isChosen}
          onChange={(event) => onChosen(event.target.checked)}
        />
      ) : (
        <span>{label}</span>
      )}
      <span className={css.note}>
        <StatusTag tone={OUTCOME_TONES[outcome]}>{t.outcomes[outcome]}</StatusTag> {t.line(line)}
        <Details {...row} />
      </span>
      {refusal === null ? null : (
        <span className={css.wrong}>
          {refusal.column === null ? '' : `${t.column(refusal.column)}. `}
          {refusal.text[language]}
        </span>
      )}
      {number === null ? null : (
        <span className={css.note}>
          {outcome === 'present' ? t.earlier : ''}
          <Link href={`/npd/receipts/${number}`}>{number}</Link>
          {outcome === 'present' && mayBeTicked ? `. ${t.onPurpose}` : ''}
        </span>
      )}
    </li>
  );
}

interface FileRowsCardProps {
  load: FileLoad;
  ticks: ReadonlyMap<number, boolean>;
  onTick: (row: FileRow, isChosen: boolean) => void;
}

export function FileRowsCard({ load, ticks, onTick }: FileRowsCardProps) {
  const t = useTexts(fileTexts);
  const { search, hrefWith, move } = useAddress();
  const query = useQuery({
    ...rowsReading(load.loadId, search),
    placeholderData: keepPreviousData,
  });
  const there = OUTCOMES.filter((outcome) => countOf(load, outcome) > 0);
  return (
    <Card title={t.rows}>
      <div className={css.column}>
        {there.length < 2 ? null : (
          <Filters
            count={search.outcome === undefined ? 0 : 1}
            onReset={() => move({ outcome: undefined })}
          >
            <Select
              label={t.filter}
              name="outcome"
              value={search.outcome ?? ''}
              onChange={(event) => move({ outcome: event.target.value || undefined })}
              options={[
                { value: '', label: t.all },
                ...there.map((outcome) => ({
                  value: outcome,
                  label: `${t.outcomes[outcome]}: ${countOf(load, outcome)}`,
                })),
              ]}
            />
          </Filters>
        )}
        <LoadState query={query} say={sayError}>
          {({ items, total, page, pageSize }) =>
            items.length === 0 ? (
              <p className={css.note}>{t.none}</p>
            ) : (
              <>
                <ul className={css.rows}>
                  {items.map((row) => (
                    <Row
                      key={row.rowNo}
                      row={row}
                      isChosen={ticks.get(row.rowNo) ?? row.isChosen}
                      mayBeTicked={mayTick(load, row)}
                      onChosen={(isChosen) => onTick(row, isChosen)}
                    />
                  ))}
                </ul>
                <Pager
                  page={page}
                  pageSize={pageSize}
                  total={total}
                  hrefOf={(number) => hrefWith({ page: String(number) })}
                />
              </>
            )
          }
        </LoadState>
      </div>
    </Card>
  );
}
