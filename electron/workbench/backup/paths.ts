/** What of a desk goes into a backup, by its path in both, with forward slashes. Everything else stays out. */
export const LEDGER = 'ledger.jsonl';
export const SETTINGS = 'settings.json';
export const SEARCHES = 'searches.json';
export const VAULT = 'vault.json';
/** The list of everything in a backup; the last thing in it. */
export const MANIFEST = 'galley-backup.json';

/** Folders of content-addressed files: `ab/abcdef…`. */
export const BLOB_FOLDERS = ['originals', 'texts', 'evidence'] as const;
export type BlobFolder = (typeof BLOB_FOLDERS)[number];

export const blobPath = (folder: BlobFolder, sha256: string): string =>
  `${folder}/${sha256.slice(0, 2)}/${sha256}`;

const BLOB = /^(?:originals|texts|evidence)\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/;
const SINGLE = new Set([LEDGER, SETTINGS, SEARCHES, VAULT, MANIFEST]);

/** Whether a backup may hold `path`: one of five names, or a blob's. Nothing that could lead elsewhere is. */
export const belongsInBackup = (path: string): boolean => SINGLE.has(path) || BLOB.test(path);

/** The SHA-256 that a blob's name promises; null for what is no blob. */
export const promised = (path: string): string | null => (BLOB.test(path) ? path.slice(-64) : null);
