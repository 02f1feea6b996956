import type { ReactNode } from 'react';
import type { SearchKind } from '#shared/contract/views';

interface OptionProps {
  readonly id: string;
  readonly selected: boolean;
  readonly direction: 'ltr' | 'rtl';
  readonly kind?: SearchKind;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** One row of the list under the field, whatever it shows. */
export const Option = ({ id, selected, direction, kind, onChoose, children }: OptionProps) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points here.
  // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's.
  <div
    id={id}
    role="option"
    aria-selected={selected}
    className="search-row"
    data-kind={kind}
    dir={direction}
    onClick={onChoose}
  >
    {children}
  </div>
);
