import type { ReactNode } from 'react';

/** A part of a claim in full, with its heading. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="part">
    <h4>{title}</h4>
    {children}
  </div>
);
