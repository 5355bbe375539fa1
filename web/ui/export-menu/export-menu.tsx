import { useTexts } from '../../language.ts';
import { Download } from '../icon/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { frameTexts } from '../frame-texts.ts';

/** Files of exactly the rows the filters leave. */
export function ExportMenu({ links }: { links: readonly { label: string; href: string }[] }) {
  const t = useTexts(frameTexts);
  return (
    <Menu
      label={t.downloadTable}
      look="secondary"
      align="fit"
      items={links.map((link) => ({ ...link, icon: Download, download: true }))}
    />
  );
}
