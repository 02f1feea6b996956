import { inWords, type Stance, type Verdict } from '#shared/domain/stances';
import { IN_ENGLISH } from '../../texts/say';

/** Drawn signs for verdicts and stances, told apart by shape; always beside the full words. */
const PATHS: Record<Stance | Verdict, string> = {
  asserted: 'M4.2 9.6V7.4c0-1.6.8-2.6 2.3-3.1M9.4 9.6V7.4c0-1.6.8-2.6 2.3-3.1',
  confirmed: 'm3.4 8.4 3 3 6.2-6.8',
  denied: 'm4 4 8 8M12 4l-8 8',
  declined: 'M3.5 8h9',
  neither: 'M3 6.6c1.7-1.7 3.3-1.7 5 0s3.3 1.7 5 0M3 10.8c1.7-1.7 3.3-1.7 5 0s3.3 1.7 5 0',
  'no-response': 'M3.6 8h.01M8 8h.01M12.4 8h.01',
  open: 'M8 3.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8Z',
};

export function Mark({ of }: { of: Stance | Verdict }) {
  return (
    <svg className="mark" data-value={of} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[of]} />
    </svg>
  );
}

/** The mark and the full words. */
export function InWords({ of, quiet = false }: { of: Stance | Verdict; quiet?: boolean }) {
  return (
    <span className={quiet ? 'in-words quiet' : 'in-words'} data-value={of} {...IN_ENGLISH}>
      <Mark of={of} />
      {inWords(of)}
    </span>
  );
}
