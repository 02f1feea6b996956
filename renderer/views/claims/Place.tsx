import { Button } from 'react-aria-components';
import type { AnchorView } from '#shared/contract/views';
import type { ClaimId } from '#shared/domain/ids';
import { notesInWords, notesOf } from '#shared/text/days/notes';
import { placeInWords } from '#shared/text/place';
import { inEnglish, theirs } from '../../texts/parts';
import { told } from '../../texts/say';
import { useApp } from '../common/app';

/** A quotation that leads to where it stands; with `marked`, its letters are shown there too. */
export function Place({ anchor, claim, marked }: { anchor: AnchorView; claim: ClaimId; marked?: boolean }) {
  const app = useApp();
  const go = (): void => {
    const { show } = app.store.getState();
    void app.jumpToReport(anchor.report, { at: anchor, claim, show, ...(marked ? { hit: anchor } : {}) });
  };
  return (
    <Button className="place" onPress={go}>
      <q dir="auto">{anchor.exact}</q>
      <span className="by">
        {told('claims.placeIn', {
          report: theirs(anchor.reportName),
          place: inEnglish(placeInWords(anchor)),
        })}
      </span>
      {anchor.days.length > 0 ? (
        <span className="by">{notesInWords(notesOf(anchor.exact, anchor.days, anchor.start))}</span>
      ) : null}
    </Button>
  );
}
