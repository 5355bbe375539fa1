// Who may work on this device without a connection: whoever was signed in on it last and has not
// signed out since. Known to the whole cabinet, because any page may be where a session ends.

/** The subject of the session: says nothing of the person. */
export interface Device {
  owner: string;
}
const MARK = 'kabinet.device';
/** Where the browser keeps the key of what waits on the device. */
export const KEY_DATABASE = 'kabinet-npd-key';

/** What waits stays, closed: only its owner's next sign-in brings the key again. */
export function forgetDevice(): void {
  localStorage.removeItem(MARK);
  indexedDB.deleteDatabase(KEY_DATABASE);
}

/** The person of the session that has just been read; without a taxpayer there is no device. */
export function keepDevice({ subjectId, inn }: { subjectId: string; inn: string | null }): void {
  if (readDevice()?.owner !== subjectId) forgetDevice();
  if (inn !== null) localStorage.setItem(MARK, JSON.stringify({ owner: subjectId }));
}

export function readDevice(): Device | null {
  const text = localStorage.getItem(MARK);
  return text === null ? null : (JSON.parse(text) as Device);
}
