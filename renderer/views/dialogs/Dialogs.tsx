import { lazy, Suspense } from 'react';
import { usePick } from '../common/app';
import { WaiveDialog } from '../coverage/WaiveDialog';
import { ClaimHistoryDialog } from '../history/ClaimHistory';
import { DeskHistoryDialog } from '../history/DeskHistory';
import { BackupsDialog } from '../keeping/Backups';
import { EvidenceDialog } from '../keeping/EvidenceDialog';
import { ForgetNameDialog } from '../keeping/ForgetName';
import { RedactDialog } from '../keeping/Redact';
import { VerifyDialog } from '../keeping/Verify';
import { UnanchorDialog, WithdrawDialog } from '../keeping/Withdraw';
import { WithdrawnDialog } from '../keeping/Withdrawn';
import { LinkDialog } from '../party/LinkDialog';
import { PartiesDialog } from '../party/PartiesDialog';
import { PartyDialog } from '../party/PartyDialog';
import { KinDialog } from '../report/KinDialog';
import { SearchDialog } from '../search/Search';
import { AnchorOtherDialog } from '../story/AnchorOther';
import { MatrixDialog } from '../story/MatrixDialog';
import { MergeDialog } from '../story/MergeDialog';
import { SplitDialog } from '../story/SplitDialog';
import { VersionsDialog } from '../versions/VersionsDialog';
import { BringInDialog } from './BringIn';
import { ClaimDialog } from './ClaimDialog';
import { GroupDialog } from './GroupDialog';
import { HelpDialog } from './Help';
import { PaletteDialog } from './Palette';
import { ParticularsDialog } from './Particulars';
import { ResponseDialog } from './ResponseDialog';
import { RemoveSampleDialog, SettingsDialog } from './Settings';
import { NoteDialog, RewordDialog } from './TextDialogs';
import { WeighDialog } from './WeighDialog';

/** pdf.js is large and seldom needed: it comes with the first preview. */
const SheetDialog = lazy(() => import('./Sheet').then(({ SheetDialog: it }) => ({ default: it })));

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = usePick((state) => state.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'bringIn':
      return <BringInDialog {...(dialog.files ? { files: dialog.files } : {})} />;
    case 'particulars':
      return <ParticularsDialog />;
    case 'kin':
      return <KinDialog />;
    case 'versions':
      return <VersionsDialog />;
    case 'group':
      return <GroupDialog />;
    case 'claim':
      return <ClaimDialog place={dialog.place} selected={dialog.selected} />;
    case 'waive':
      return <WaiveDialog place={dialog.place} />;
    case 'response':
      return <ResponseDialog place={dialog.place} selected={dialog.selected} />;
    case 'reword':
      return <RewordDialog />;
    case 'note':
      return <NoteDialog />;
    case 'weigh':
      return <WeighDialog />;
    case 'search':
      return <SearchDialog similar={dialog.similar} />;
    case 'palette':
      return <PaletteDialog />;
    case 'help':
      return <HelpDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'removeSample':
      return <RemoveSampleDialog />;
    case 'parties':
      return <PartiesDialog />;
    case 'link':
      return <LinkDialog parties={dialog.parties} />;
    case 'matrix':
      return <MatrixDialog story={dialog.story} />;
    case 'merge':
      return <MergeDialog />;
    case 'split':
      return <SplitDialog />;
    case 'anchorOther':
      return <AnchorOtherDialog place={dialog.place} />;
    case 'party':
      return <PartyDialog party={dialog.party} />;
    case 'claimHistory':
      return <ClaimHistoryDialog claim={dialog.claim} />;
    case 'deskHistory':
      return <DeskHistoryDialog />;
    case 'withdraw':
      return <WithdrawDialog record={dialog.record} words={dialog.words} />;
    case 'unanchor':
      return <UnanchorDialog claim={dialog.claim} anchor={dialog.anchor} />;
    case 'withdrawn':
      return <WithdrawnDialog claim={dialog.claim} />;
    case 'evidence':
      return <EvidenceDialog />;
    case 'redact':
      return <RedactDialog record={dialog.record} />;
    case 'forget':
      return <ForgetNameDialog party={dialog.party} />;
    case 'backups':
      return <BackupsDialog />;
    case 'verify':
      return <VerifyDialog />;
    case 'sheet':
      return (
        <Suspense fallback={null}>
          <SheetDialog of={dialog.of} title={dialog.title} />
        </Suspense>
      );
  }
}
