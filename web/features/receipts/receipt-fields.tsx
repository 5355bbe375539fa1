// The fields of a receipt: two to fill, the rest has its usual answer already.
import { useState } from 'react';
import { useTexts } from '../../language.ts';
import { type RecentBuyer, type RecentService, money } from '../../npd/npd.ts';
import { npdWords } from '../../npd/npd-words.ts';
import {
  type BuyerKind,
  type TypedLine,
  type TypedReceipt,
  emptyLine,
} from '../../npd/receipt-form.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { MoneyField } from '../../ui/form/money-field.tsx';
import { moneyText } from '../../ui/form/money-text.ts';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Plus, X } from '../../ui/icon/icon.tsx';
import { kopecks } from '#primitives/money';
import { newReceiptTexts } from './new-receipt-texts.ts';
import css from './receipts.module.css';

const LINES_MAX = 50;
/** More suggestions are longer to read than a name is to type. */
const CHIPS_MAX = 5;
const KINDS = ['person', 'company', 'foreign'] as const;

export interface FieldsProps {
  typed: TypedReceipt;
  onChange: (change: Partial<TypedReceipt>) => void;
  /** The mistake of a field as props of its control. */
  of: (field: string) => { error?: string };
  services: readonly RecentService[];
  buyers: readonly RecentBuyer[];
}

/** What was sold before, one press away: fills the line that is still empty, or adds one. */
function RecentServices({ typed, onChange, services }: FieldsProps) {
  const t = useTexts(newReceiptTexts);
  if (services.length === 0 || typed.lines.length > 1) return null;
  const take = ({ name, priceKopecks }: RecentService) => {
    const [first = emptyLine(0)] = typed.lines;
    onChange({ lines: [{ ...first, name, price: moneyText(kopecks(priceKopecks)) }] });
  };
  return (
    <div className={css.stack}>
      <p className={css.note}>{t.recent}</p>
      <div className={css.chips}>
        {services.slice(0, CHIPS_MAX).map((one) => (
          <button key={one.name} type="button" className={css.chip} onClick={() => take(one)}>
            {one.name} <small>{money(one.priceKopecks)}</small>
          </button>
        ))}
      </div>
    </div>
  );
}

interface LineProps extends FieldsProps {
  line: TypedLine;
  place: number;
}

function LineFields({ line, place, typed, onChange, of }: LineProps) {
  const t = useTexts(newReceiptTexts);
  const isMany = typed.lines.length > 1;
  const change = (part: Partial<TypedLine>) =>
    onChange({
      lines: typed.lines.map((one) => (one.key === line.key ? { ...one, ...part } : one)),
    });
  const field = (what: string) => {
    const name = `lines.${place}.${what}`;
    return { name, ...of(name) };
  };
  return (
    <div className={classes(css.line, isMany && css.lineWide)}>
      <TextField
        label={isMany ? t.nameOf(place + 1) : t.name}
        maxLength={256}
        autoComplete="off"
        value={line.name}
        onChange={(event) => change({ name: event.target.value })}
        {...field('name')}
      />
      <MoneyField
        label={t.price}
        width="full"
        value={line.price}
        onValue={(price) => change({ price })}
        {...field('priceKopecks')}
      />
      <TextField
        label={t.quantity}
        inputMode="decimal"
        autoComplete="off"
        value={line.quantity}
        onChange={(event) => change({ quantity: event.target.value })}
        {...field('quantity')}
      />
      {isMany ? (
        <div>
          <Button
            kind="quiet"
            compact
            icon={X}
            aria-label={t.removeLine(place + 1)}
            onClick={() => onChange({ lines: typed.lines.filter(({ key }) => key !== line.key) })}
          >
            {t.remove}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

export function LinesCard(props: FieldsProps) {
  const { typed, onChange } = props;
  const t = useTexts(newReceiptTexts);
  const nextKey = Math.max(...typed.lines.map(({ key }) => key)) + 1;
  return (
    <Card title={t.what}>
      <div className={css.column}>
        <RecentServices {...props} />
        {typed.lines.map((line, place) => (
          <LineFields key={line.key} {...props} line={line} place={place} />
        ))}
        {typed.lines.length < LINES_MAX ? (
          <div>
            <Button
              kind="secondary"
              compact
              icon={Plus}
              onClick={() => onChange({ lines: [...typed.lines, emptyLine(nextKey)] })}
            >
              {t.addLine}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function CompanyFields({ typed, onChange, of, buyers }: FieldsProps) {
  const t = useTexts(newReceiptTexts);
  const known = buyers.filter(({ kind }) => kind === typed.kind).slice(0, CHIPS_MAX);
  return (
    <>
      {known.length === 0 ? null : (
        <div className={css.chips}>
          {known.map(({ inn, name }) => (
            <button
              key={`${inn}${name}`}
              type="button"
              className={css.chip}
              onClick={() => onChange({ inn: inn ?? '', buyer: name })}
            >
              {name} {inn === null ? null : <small>{inn}</small>}
            </button>
          ))}
        </div>
      )}
      {typed.kind === 'company' ? (
        <TextField
          label={t.inn}
          hint={t.innHint}
          name="buyer.inn"
          width="medium"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={typed.inn}
          onChange={(event) => onChange({ inn: event.target.value })}
          {...of('buyer.inn')}
        />
      ) : null}
      <TextField
        label={t.buyerName}
        name="buyer.name"
        autoComplete="off"
        maxLength={256}
        value={typed.buyer}
        onChange={(event) => onChange({ buyer: event.target.value })}
        {...of('buyer.name')}
      />
    </>
  );
}

/** What stands in the details, for whoever does not open them. */
function DetailsBrief({ typed }: { typed: TypedReceipt }) {
  const t = useTexts(newReceiptTexts);
  const words = useTexts(npdWords);
  const who =
    typed.kind === 'person' || typed.buyer === '' ? words.buyers[typed.kind] : typed.buyer;
  return (
    <span className={css.brief}>
      <strong>{t.details}</strong>
      <span className={css.note}>
        {[typed.day, who, t.rate[typed.kind], t.paid[typed.payment]].join(' · ')}
      </span>
    </span>
  );
}

/** Wide enough to show everything at once. */
const WIDE = '(min-width: 64rem)';

/** Date, buyer and way of payment, with their usual answers; closed on a phone. */
export function DetailsCard(props: FieldsProps) {
  const { typed, onChange, of } = props;
  const t = useTexts(newReceiptTexts);
  const words = useTexts(npdWords);
  const isUsual = typed.kind === 'person' && typed.payment === 'cash';
  const [isOpen] = useState(() => !isUsual || matchMedia(WIDE).matches);
  const isWrong = ['operationAt', 'buyer.inn', 'buyer.name', 'paymentKind'].some(
    (field) => of(field).error !== undefined,
  );
  return (
    <Card>
      <Disclosure open={isOpen || isWrong} summary={<DetailsBrief typed={typed} />}>
        <div className={css.column}>
          <DateField
            label={t.when}
            name="operationAt"
            value={typed.day}
            onValue={(day) => onChange({ day })}
            {...of('operationAt')}
          />
          <RadioGroup
            legend={t.buyer}
            name="buyer.kind"
            value={typed.kind}
            onValue={(kind) => onChange({ kind: kind as BuyerKind })}
            options={KINDS.map((kind) => ({
              value: kind,
              label: words.buyers[kind],
              hint: t.rate[kind],
            }))}
          />
          {typed.kind === 'person' ? null : <CompanyFields {...props} />}
          <RadioGroup
            legend={t.payment}
            name="paymentKind"
            value={typed.payment}
            onValue={(payment) => onChange({ payment: payment as TypedReceipt['payment'] })}
            options={(['cash', 'account'] as const).map((kind) => ({
              value: kind,
              label: words.payments[kind],
              hint: t.paymentHint[kind],
            }))}
          />
        </div>
      </Disclosure>
    </Card>
  );
}
