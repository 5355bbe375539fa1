// An address as it stands on a line: «д. 8» and «пр-т Мастеров» are not torn apart.
const beforeName = /(?<=(?:^|[\s,])(?:г|ул|пр-т|пер|д|корп|стр|кв|ком|уч|обл)\.?) (?=\S)/gu;
const shortened = /(?<=(?:^|[\s,])(?:пр|б|ш|наб))-(?=\p{L}{1,2}\s)/gu;

/** The same words with no-break spaces and hyphens; for showing only. */
export function sayPlace(text: string): string {
  return text.replaceAll(beforeName, '\u00a0').replaceAll(shortened, '\u2011');
}
