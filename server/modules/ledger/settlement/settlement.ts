// Why money went where it went: the place of each share in the order of НК РФ ст.45 п.8 and 10.
import type { Day } from '#primitives/days';
import type { SettlementShare } from '../contract.ts';
import { chargeTitle, type Titled } from '../charge.ts';

/** A line of an allocation as it stands recorded. */
export interface RecordedShare extends Titled {
  postingNo: number;
  on: Day;
  chargeId: string;
  dueOn: Day;
  amountKopecks: number;
  /** Outstanding of the charge just before. */
  outstandingKopecks: number;
}

type Place = SettlementShare['place'];

/** Since 30.05.2023 (196-ФЗ) НДФЛ goes first; before it stood among the others. */
const ndflFirst = '2023-05-30';

function placeOf({ class: kind, tax, dueOn, on }: RecordedShare): Place {
  if (kind !== 'tax') return { penalty: 5, interest: 6, fine: 7 }[kind] as Place;
  const isLate = dueOn < on;
  const isNdfl = (tax === 'ndfl' || tax === 'ndfl_agent') && on >= ndflFirst;
  if (isLate) return isNdfl ? 1 : 3;
  return isNdfl && tax === 'ndfl_agent' ? 2 : 4;
}

const words: Record<Place, { ru: string; en: string }> = {
  1: { ru: 'недоимка по НДФЛ, с самой ранней', en: 'arrears of income tax, the oldest first' },
  2: { ru: 'НДФЛ налогового агента в день срока', en: 'income tax of an agent on its due day' },
  3: { ru: 'недоимка по налогам и взносам, с самой ранней', en: 'other arrears, the oldest first' },
  4: { ru: 'налоги и взносы в день срока уплаты', en: 'taxes and contributions on their due day' },
  5: { ru: 'пени', en: 'penalties' },
  6: { ru: 'проценты', en: 'interest' },
  7: { ru: 'штрафы', en: 'fines' },
};

/** Each share with its place and reason, in the order the money went. */
export function explain(shares: readonly RecordedShare[]): SettlementShare[] {
  const placed = shares.map((share) => ({ share, place: placeOf(share) }));
  const group = (one: (typeof placed)[number]) =>
    placed.filter(
      ({ share, place }) =>
        share.postingNo === one.share.postingNo &&
        place === one.place &&
        share.dueOn === one.share.dueOn,
    );
  return placed
    .toSorted(
      (a, b) =>
        a.share.postingNo - b.share.postingNo ||
        a.place - b.place ||
        (a.share.dueOn + a.share.chargeId < b.share.dueOn + b.share.chargeId ? -1 : 1),
    )
    .map((one) => {
      const same = group(one);
      const isShort = same.some(({ share }) => share.amountKopecks < share.outstandingKopecks);
      const { postingNo: _no, outstandingKopecks: _before, on, ...share } = one.share;
      const isProRata = same.length > 1 && isShort;
      return {
        ...share,
        title: chargeTitle(share),
        on,
        place: one.place,
        isProRata,
        reason: reasonOf(one.place, isProRata),
        article: isProRata ? 'НК РФ ст.45 п.8, 10' : 'НК РФ ст.45 п.8',
      };
    });
}

function reasonOf(place: Place, isProRata: boolean): { ru: string; en: string } {
  const { ru, en } = words[place];
  if (!isProRata) return { ru: `${place}-я очередь: ${ru}`, en: `Place ${place}: ${en}` };
  return {
    ru: `${place}-я очередь: ${ru}; денег на все не хватило, поэтому пропорционально суммам`,
    en: `Place ${place}: ${en}; not enough for all, hence in proportion to the sums`,
  };
}
