// The control sums of a statement: what it states of each account against what its lines add up to.
import { type Kopecks, kopecks } from '../money.ts';
import type { Control, StatementAccount, StatementDocument } from './statement.ts';

interface Turnover {
  inKopecks: number;
  outKopecks: number;
}

export class Totals {
  readonly #own = new Set<string>();
  readonly #sections = new Map<string, StatementAccount[]>();
  readonly #turnovers = new Map<string, Turnover>();

  readonly isOwn = (account: string): boolean => this.#own.has(account);

  know(account: string): void {
    if (account !== '') this.#own.add(account);
  }

  /** One section per account, or one per day of it. */
  addSection(section: StatementAccount): void {
    this.know(section.account);
    this.#sections.set(section.account, [...(this.#sections.get(section.account) ?? []), section]);
  }

  addDocument({ direction, account, amountKopecks, payee }: StatementDocument): void {
    if (account === null) return;
    if (direction === 'in') this.#turnover(account).inKopecks += amountKopecks;
    else this.#turnover(account).outKopecks += amountKopecks;
    if (direction === 'own' && payee.account !== null) {
      this.#turnover(payee.account).inKopecks += amountKopecks;
    }
  }

  /** The sections of an account as one. */
  accounts(): StatementAccount[] {
    return [...this.#sections].map(([account, sections]) => ({
      account,
      from: sections[0]!.from,
      to: sections.at(-1)!.to,
      openingKopecks: sections[0]!.openingKopecks,
      inKopecks: together(sections.map((one) => one.inKopecks)),
      outKopecks: together(sections.map((one) => one.outKopecks)),
      closingKopecks: sections.at(-1)!.closingKopecks,
    }));
  }

  controls(): Control[] {
    return this.accounts().flatMap(({ account, ...stated }) => {
      const counted = this.#turnovers.get(account) ?? { inKopecks: 0, outKopecks: 0 };
      const { openingKopecks, closingKopecks } = stated;
      const closing =
        openingKopecks === null ? null : openingKopecks + counted.inKopecks - counted.outKopecks;
      return [
        ...control(account, 'in', [stated.inKopecks, counted.inKopecks]),
        ...control(account, 'out', [stated.outKopecks, counted.outKopecks]),
        ...control(account, 'closing', [closingKopecks, closing]),
      ];
    });
  }

  #turnover(account: string): Turnover {
    const known = this.#turnovers.get(account) ?? { inKopecks: 0, outKopecks: 0 };
    this.#turnovers.set(account, known);
    return known;
  }
}

/** Null as soon as one section does not say. */
function together(sums: readonly (Kopecks | null)[]): Kopecks | null {
  let total = 0;
  for (const sum of sums) {
    if (sum === null) return null;
    total += sum;
  }
  return kopecks(total);
}

function control(
  account: string,
  of: Control['of'],
  [stated, counted]: [Kopecks | null, number | null],
): Control[] {
  if (stated === null || counted === null) return [];
  const countedKopecks = kopecks(counted);
  const isRight = stated === countedKopecks;
  return [{ account, of, statedKopecks: stated, countedKopecks, isRight }];
}
