// The receipt as its buyer sees it (422-ФЗ ст.14 ч.6).
import { type Kopecks, formatMoney } from '#primitives/money';
import { useLanguage, useTexts } from '../../language.ts';
import { npdWords } from '../npd-words.ts';
import { classes } from '../../ui/classes.ts';
import { sayMoment } from '../../ui/say.ts';
import { paperTexts } from './paper-texts.ts';
import css from './paper.module.css';

const money = (amount: number) => formatMoney(amount as Kopecks);

export interface PaperProps {
  number: string | null;
  seller: { name: string; inn: string } | null;
  operationAt: string | null;
  lines: readonly { name: string; priceKopecks: number; quantity: string; sumKopecks: number }[];
  totalKopecks: number | null;
  buyer: { kind: 'person' | 'company' | 'foreign'; inn: string | null; name: string | null };
  isGone?: boolean;
}

export function Paper(props: PaperProps) {
  const { number, seller, operationAt, lines, totalKopecks, buyer, isGone = false } = props;
  const t = useTexts(paperTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  return (
    <div className={css.paper}>
      <div className={css.paperHead}>
        <strong>{number === null ? t.receipt : t.numbered(number)}</strong>
        {seller === null ? null : (
          <span>
            {seller.name}
            <br />
            <span className={css.note}>{t.inn(seller.inn)}</span>
          </span>
        )}
        {operationAt === null ? null : (
          <span className={css.note}>{sayMoment(operationAt, language)}</span>
        )}
      </div>
      <ul className={css.paperLines}>
        {lines.map((line, place) => (
          <li key={place} className={css.paperLine}>
            <span>
              {line.name === '' ? t.unnamed : line.name}
              {line.quantity === '1' ? null : (
                <>
                  {' '}
                  <span className={css.note}>
                    {`${line.quantity.replace('.', ',')} ×\u00a0${money(line.priceKopecks)}`}
                  </span>
                </>
              )}
            </span>
            <span className={css.sum}>{money(line.sumKopecks)}</span>
          </li>
        ))}
      </ul>
      <p className={css.paperTotal}>
        <span>{t.total}</span>
        <span className={classes(css.sum, isGone && css.gone)}>
          {totalKopecks === null ? '—' : money(totalKopecks)}
        </span>
      </p>
      <p className={css.note}>
        {t.regime}
        <br />
        {t.buyer}:{' '}
        {buyer.kind === 'person' ? words.buyers.person.toLowerCase() : (buyer.name ?? '')}
        {buyer.inn === null ? '' : `, ${t.inn(buyer.inn)}`}
      </p>
    </div>
  );
}
