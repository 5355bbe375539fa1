import type { Examples } from '../examples.ts';
import { DisplaySettingsButton } from './display-settings.tsx';
import { DisplayPanel } from './panel.tsx';

export const examples: Examples = {
  DisplaySettingsButton: { usual: () => <DisplaySettingsButton /> },
};

export const apart: Examples = {
  DisplayPanel: { open: () => <DisplayPanel open onClose={() => undefined} /> },
};
