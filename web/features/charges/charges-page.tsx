export function ChargesPage() {
  return null;
}
