import type { Part } from './tree';

/** What a part is to a reader of the mail. */
export type Role = 'body' | 'attached' | 'image within' | 'left out' | 'sealed';

/** Signatures, invitations, contact cards, and what mail systems tell one another. */
const LEFT_OUT =
  /^(?:application\/(?:x-)?(?:pkcs7-signature|pgp-signature|pgp-keys|ics)|text\/(?:x-)?(?:calendar|vcard|rfc822-headers|amp-html|watch-html)|message\/(?:delivery-status|global-delivery-status|feedback-report|disposition-notification|external-body|partial))$/;
const LEFT_OUT_NAMES = /(?:^|[/\\])(?:smime\.p7s|signature\.asc|invite\.ics|.*\.vcf)$/i;
const SEALED = /^application\/(?:x-)?(?:pkcs7-mime|pgp-encrypted)$/;

/**
 * @param related whether the part is in a `multipart/related`, whose images are pictures on the page
 * @param isRoot whether the part is the whole mail
 */
export function roleOf(part: Part, related: boolean, isRoot: boolean): Role {
  const { type, disposition, fileName, contentId } = part;
  if (LEFT_OUT.test(type) || LEFT_OUT_NAMES.test(fileName ?? '')) return 'left out';
  if (SEALED.test(type)) return 'sealed';
  if (type.startsWith('image/') && disposition !== 'attachment')
    return !fileName || (related && contentId) ? 'image within' : 'attached';
  if (disposition === 'attachment') return 'attached';
  if (fileName && !isRoot) return 'attached';
  return READ_HERE.test(type) || (isRoot && NO_TYPE.test(type)) ? 'body' : 'attached';
}

/** Text in the narrow sense, or what says no more than that it is text. */
const READ_HERE = /^text(?:\/(?!rtf|xml|css|csv|javascript|tab-|vnd\.|x-(?!markdown)).*)?$/;
/** What nobody has ever registered, as `plain/text`. */
const NO_TYPE = /^(?!application\/|image\/|audio\/|video\/|message\/|font\/|model\/|multipart\/)/;

export const isHtml = ({ type }: Part): boolean => type === 'text/html';
export const isEnriched = ({ type }: Part): boolean => type === 'text/enriched' || type === 'text/richtext';
