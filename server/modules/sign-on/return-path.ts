// Where a browser goes after the sign-in: only to a page of this very site (A18).

/** The path to return to, or null when it is anything but a local path. */
export function localPath(given: string | undefined, origin: string): string | null {
  if (given === undefined || !/^\/(?![/\\])/u.test(given) || /[\\\p{Cc}\s]/u.test(given))
    return null;
  const url = URL.parse(given, origin);
  if (url?.origin !== new URL(origin).origin) return null;
  // A sign-in that returns to a sign-in never ends.
  if (/^\/(?:signin|id)(?:\/|$)/u.test(url.pathname)) return null;
  return url.pathname + url.search;
}
