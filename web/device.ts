// Who may work on this device without a connection: whoever was signed in on it last and has not
// signed out since. Known to the whole cabinet, because any page may be where a session ends.

export interface Device {
  /** The subject of the session. */
  owner: string;
  inn: string;
}
const MARK = 'kabinet.device';

/** The person of the session that has just been read; without a taxpayer there is no device. */
export function keepDevice({ subjectId, inn }: { subjectId: string; inn: string | null }): void {
  if (inn === null) localStorage.removeItem(MARK);
  else localStorage.setItem(MARK, JSON.stringify({ owner: subjectId, inn } satisfies Device));
}

/** The session is over: nobody is at home on this device. */
export function forgetDevice(): void {
  localStorage.removeItem(MARK);
}

export function readDevice(): Device | null {
  const text = localStorage.getItem(MARK);
  return text === null ? null : (JSON.parse(text) as Device);
}
