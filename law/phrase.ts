// What a phrase of the law is: the same thing said in Russian and in English, side by side.

/** What a sentence may say: figures already formatted for the language. */
export interface Said {
  /** The value of the node itself. */
  readonly value: string;
  /** The day of the source in words. */
  readonly on: string;
  /** Formatted value of an input: sums without «₽», a quotient as `34/54`. */
  readonly input: (place: number) => string;
  readonly arg: (name: string) => string;
  /** A day among the arguments, written out. */
  readonly dayArg: (name: string) => string;
}

export interface Phrase {
  readonly ru: (said: Said) => string;
  readonly en: (said: Said) => string;
}

/** A phrase that says the same whatever the figures are. */
export function same(ru: string, en: string): Phrase {
  return { ru: () => ru, en: () => en };
}

/** A plain text in both languages, such as what a refusal says. */
export interface Texts {
  readonly ru: string;
  readonly en: string;
}
