/** The token of an Authorization header, whatever the case of its scheme; null for none. */
export function bearerOf(header: string | undefined): string | null {
  return /^bearer\s+([\w-]{20,100})$/iu.exec(header?.trim() ?? '')?.[1] ?? null;
}
