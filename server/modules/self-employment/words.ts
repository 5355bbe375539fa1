// A sentence in both languages, for what the server says besides refusals.
export interface Words {
  ru: string;
  en: string;
}
