import { FaultError } from '#shared/contract/faults';
import type { ClaimView } from '#shared/contract/views';
import { idAt, seqOf } from '#shared/domain/ids';
import { isRedacted } from '#shared/domain/redaction';
import { fileName } from '#shared/text/file-name';
import { MAX_DOCUMENT_BYTES } from '#shared/text/limits';
import { refuseConfidential } from '../confidential';
import type { Context, Handlers } from '../context';
import { need } from '../core';
import { tooLarge } from '../importing/faults';

/** Files a checker keeps with a claim, byte for byte. */
export const evidenceHandlers = ({
  core,
  present,
  evidence: blobs,
  vault,
}: Context): Handlers<'evidence.add' | 'evidence.open'> => ({
  'evidence.add': async ({ claim, file, note }): Promise<ClaimView> => {
    const { path, bytes } = file;
    if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(path, bytes.length, MAX_DOCUMENT_BYTES);
    await refuseConfidential(vault, { 'name of the file': path, note });
    await core.act(async (seq) => {
      present.claimRow(claim);
      await core.ready();
      const sha256 = await blobs.put(bytes);
      const name = fileName(path);
      const evidence = idAt('evidence', seq);
      return [
        { kind: 'evidence.added', payload: { evidence, claim, name, sha256, bytes: bytes.length, note } },
      ];
    });
    return present.claim(present.claimRow(claim));
  },

  'evidence.open': async ({ evidence }) => {
    const [claim] = core.desk.lookups.claimOfPart.of(evidence);
    const { name, sha256 } = need(
      claim && present.claimRow(claim).evidence.find(({ id }) => seqOf(id) === seqOf(evidence)),
      'evidence',
      evidence,
    );
    if (isRedacted(sha256)) throw new FaultError('not-found', 'has been redacted', evidence);
    return { name, bytes: await blobs.get(sha256) };
  },
});
