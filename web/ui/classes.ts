// Joins class names; what is absent or false leaves no trace.
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
