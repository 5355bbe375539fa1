// A trace in words and figures, for pages and papers; used by the browser too.
import { isDay, type Day, type Language, formatDay } from '#primitives/days';
import { formatMoney } from '#primitives/money';
import { agree } from '#primitives/amount-in-words';
import {
  type Fraction,
  fractionText,
  multiply,
  parseFraction,
  toKopecks,
  whole,
} from './fraction.ts';
import type { TraceNode } from './trace.ts';
import type { Said } from './phrase.ts';
import { findPhrase } from './trace-phrases.ts';

const NBSP = '\u00a0';

/** A day on one line: it never breaks between date, month and year. */
function spoken(day: Day, language: Language): string {
  return formatDay(day, 'long', language).replaceAll(' ', NBSP);
}

/** Exact where a decimal of a few digits can say it, else as a fraction. */
function plainNumber(value: Fraction, language: Language): string {
  const text = fractionText(value);
  const slash = text.indexOf('/');
  if (slash < 0) return text.replace('-', '−');
  const den = BigInt(text.slice(slash + 1));
  for (let digits = 1; digits <= 6; digits += 1) {
    const scale = 10n ** BigInt(digits);
    if (scale % den !== 0n) continue;
    const scaled = (BigInt(text.slice(0, slash)) * scale) / den;
    const size = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
    const mark = language === 'ru' ? ',' : '.';
    return `${scaled < 0n ? '−' : ''}${size.slice(0, -digits)}${mark}${size.slice(-digits)}`;
  }
  return text;
}

function counted(value: Fraction, language: Language, forms: Record<Language, string>): string {
  const text = plainNumber(value, language);
  const [one = '', few = '', many = ''] = forms[language].split(' ');
  if (language === 'en') return `${text}${NBSP}${text === '1' ? one : few}`;
  const count = /^\d+$/u.test(text) ? Number(text) : 2;
  return `${text}${NBSP}${agree(count, [one, few, many])}`;
}

/** Rates are shown as per cent; shares and parts as they are. */
function isRate(id: string): boolean {
  return /\.(?:rate|key_rate)(?:\.|$)/u.test(id);
}

function shown(node: TraceNode, language: Language): string {
  const value = parseFraction(node.value);
  switch (node.unit) {
    case 'kopecks':
      return formatMoney(toKopecks(value));
    case 'kopecks_per_hp': {
      const rubles = formatMoney(toKopecks(value), { whole: true });
      return language === 'ru' ? `${rubles} за 1${NBSP}л.${NBSP}с.` : `${rubles} per hp`;
    }
    case 'square_metres':
      return `${plainNumber(value, language)}${NBSP}${language === 'ru' ? 'м²' : 'm²'}`;
    case 'hp':
      return `${plainNumber(value, language)}${NBSP}${language === 'ru' ? `л.${NBSP}с.` : 'hp'}`;
    case 'months':
      return counted(value, language, { ru: 'месяц месяца месяцев', en: 'month months' });
    case 'days':
      return counted(value, language, { ru: 'день дня дней', en: 'day days' });
    case 'people':
      return counted(value, language, { ru: 'ребёнок ребёнка детей', en: 'child children' });
    default:
      return isRate(node.id)
        ? `${plainNumber(multiply(value, whole(100)), language)}${NBSP}%`
        : plainNumber(value, language);
  }
}

/** The value of a node with its unit: «9 720 000,00 ₽», «34 м²», «0,1 %», «1/3». */
export function traceValue(node: TraceNode, language: Language = 'ru'): string {
  return shown(node, language);
}

/** An input inside a sentence: sums without «₽», and `34/54` where 34 were divided by 54. */
function operand(node: TraceNode, language: Language): string {
  if (node.kind === 'step' && node.op === 'divide') {
    return node.inputs.map((input) => plainNumber(parseFraction(input.value), language)).join('/');
  }
  const text = shown(node, language);
  return node.unit === 'kopecks' ? text.slice(0, -2) : text;
}

/** One plain sentence for a leaf or step; the value of a leaf stands beside it, not in it. */
export function traceSentence(node: TraceNode, language: Language = 'ru'): string {
  const inputs = node.kind === 'step' ? node.inputs : [];
  const said: Said = {
    value: shown(node, language),
    on: spoken((node.kind === 'step' ? node.edition : node.on) as Day, language),
    input: (place) => {
      const input = inputs[place];
      return input === undefined ? '' : operand(input, language);
    },
    arg: (name) => String(node.args?.[name] ?? ''),
    dayArg: (name) => {
      const text = String(node.args?.[name] ?? '');
      return isDay(text) ? spoken(text, language) : text;
    },
  };
  return findPhrase(node.id)?.[language](said) ?? node.id;
}
