import type { KinView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { useApp } from '../common/app';
import { useOffer } from '../common/useOffer';

const NONE: readonly KinView[] = [];

/** Reports that share passages with one. Null while it is not known. */
export function useKin(report: ReportId): readonly KinView[] | null {
  const { send } = useApp().transport;
  return useOffer(report, () => send('report.alike', { report }), NONE);
}
