// Land tax: every plot of a person in a year; 600 m² of one of them may be free.
import { type LandInput, landAmount, landTax } from '#law/land/tax';
import { LawRefusal } from '#law/refusal';
import type { Fact } from '#law/trace';
import { dayOf } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type Estate, originOf, previousFullTax, valueBefore, valueFact } from './cadastral.ts';
import { landCategory } from './owner.ts';
import { type Owning, owningIn, registryFact } from './owning.ts';
import { type Life, outcomeOf, type TaxItem } from './tax-item.ts';

interface Plot {
  object: Estate;
  owning: Owning;
}

/** Every plot owned in the year with its tax, or the reason why it is not known. */
export function landItems(life: Life, taxYear: number): TaxItem[] {
  const plots = life.objects.flatMap((object): Plot[] => {
    if (object.family !== 'land') return [];
    const owning = owningIn(object.facts.ownership, taxYear, originOf(object));
    return owning === null ? [] : [{ object, owning }];
  });
  const category = landCategory(life.circumstances, taxYear);
  const chosen = category && chosenPlot(plots, { life, taxYear, category });
  return plots.map((plot) => ({
    tax: 'land',
    objectId: plot.object.objectId,
    title: plot.object.title,
    oktmo: plot.object.facts.oktmo,
    outcome: outcomeOf(() =>
      landTax(inputOf(plot, { life, taxYear, category: plot === chosen ? category : undefined })),
    ),
  }));
}

interface Asked {
  life: Life;
  taxYear: number;
  category: Fact<string> | undefined;
}

function inputOf({ object, owning }: Plot, { life, taxYear, category }: Asked): LandInput {
  return {
    ...factsOf(object, taxYear, { life, category }),
    owned: owning.owned,
    share: owning.share,
    ...previousFullTax(object, taxYear, (year, previous) => {
      const facts = factsOf(object, year, { life, category });
      const months = registryFact(12, originOf(object));
      return landTax({ ...facts, ...previous, months }).intermediate.cappedTaxKopecks;
    }),
  };
}

function factsOf(object: Estate, taxYear: number, { life, category }: Omit<Asked, 'taxYear'>) {
  const { region, oktmo, areaM2, landUse } = object.facts;
  const on = dayOf(taxYear, 1, 1);
  const rate = life.rates.find({ oktmo, tax: 'land', key: landUse ?? 'other', on });
  return {
    taxYear,
    region,
    cadastralValue: valueFact(object, taxYear),
    area: registryFact(areaM2, originOf(object)),
    ...(rate && {
      rate: { value: rate.value, source: rate.source, on: rate.checkedOn, kind: 'loaded' as const },
    }),
    ...(category && { deduction600: category }),
    ...valueBefore(object, taxYear),
  };
}

/** Without the owner's own choice the plot whose deduction is worth most (ст.391 п.6.1). */
function chosenPlot(plots: readonly Plot[], asked: Asked): Plot | undefined {
  let best: { plot: Plot; worth: number } | undefined;
  for (const plot of plots) {
    const without = amountOf(inputOf, plot, { ...asked, category: undefined });
    const having = amountOf(inputOf, plot, asked);
    if (without === null || having === null) continue;
    if (best === undefined || without - having > best.worth)
      best = { plot, worth: without - having };
  }
  return best?.plot;
}

function amountOf(input: typeof inputOf, plot: Plot, asked: Asked): Kopecks | null {
  try {
    return landAmount(input(plot, asked));
  } catch (error) {
    if (error instanceof LawRefusal) return null;
    throw error;
  }
}
