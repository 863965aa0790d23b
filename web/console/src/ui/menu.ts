import type { IconName } from './icons';

export type MenuEntry =
  | 'separator'
  | { heading: string }
  | {
      label: string;
      icon?: IconName;
      kbd?: string;
      /** A coloured dot before the label. */
      color?: string;
      checked?: boolean;
      danger?: boolean;
      disabled?: boolean;
      run: () => void;
    };
