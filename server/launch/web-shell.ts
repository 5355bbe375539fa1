// Tells the service worker what the pages of the self-employed are made of in this very build.
import { createHash } from 'node:crypto';

export interface Piece {
  type: 'chunk' | 'asset';
  fileName: string;
  name?: string;
  code?: string;
  facadeModuleId?: string | null;
  imports?: string[];
  dynamicImports?: string[];
  moduleIds?: string[];
  viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> };
}
export type Bundle = Record<string, Piece>;

function findPiece(bundle: Bundle, module: string): Piece {
  const found = Object.values(bundle).find(
    ({ type, facadeModuleId }) => type === 'chunk' && facadeModuleId?.endsWith(module) === true,
  );
  if (found === undefined) throw new Error(`The build has no piece for ${module}.`);
  return found;
}

/**
 * The addresses of every piece the entry may load, with style sheets and fonts, each once. Not only
 * the pages of the self-employed: a frame whose lazy part is missing is a broken page.
 */
export function shellFiles(bundle: Bundle, page: string): string[] {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const piece = bundle[name];
    if (piece === undefined || files.has(`/${name}`)) return;
    const { viteMetadata, imports = [], dynamicImports = [] } = piece;
    files.add(`/${name}`);
    for (const file of viteMetadata?.importedCss ?? []) files.add(`/${file}`);
    for (const file of viteMetadata?.importedAssets ?? []) files.add(`/${file}`);
    for (const next of [...imports, ...dynamicImports]) visit(next);
  };
  visit(findPiece(bundle, page).fileName);
  return [...files].toSorted();
}

/** A plugin of the build; `worker` is the file name of the service worker's own piece. */
export function installedShell({ page, worker: name }: { page: string; worker: string }) {
  return {
    name: 'kabinet:installed-shell',
    enforce: 'post' as const,
    generateBundle(_options: unknown, bundle: Bundle) {
      const worker = bundle[name];
      if (worker?.code === undefined) throw new Error(`The build has no ${name}.`);
      const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
      const files = [
        ...new Set([...shellFiles(bundle, page), ...fonts.map((name) => `/${name}`)]),
      ].toSorted();
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      worker.code = `const SHELL=${JSON.stringify({ version, files })};${worker.code}`;
    },
  };
}
