import type { ClaimView } from '../contract/views';
import type { Warning } from '../domain/warnings';

/** The claim's warnings, without the note on a link that concerns a confidential party. */
export function warningsOnSheet({ warnings, responses }: ClaimView): Warning[] {
  const aliases = responses.filter(({ party }) => party.confidential).map(({ party }) => party.name);
  const confidential = ({ text }: Warning): boolean => aliases.some((alias) => text.includes(alias));
  return warnings.map((warning) =>
    warning.kind === 'maybe-same-voice' && confidential(warning)
      ? { ...warning, text: warning.text.replace(/ may be one person: .*$/s, ' may be one person.') }
      : warning,
  );
}
