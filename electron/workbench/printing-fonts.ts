import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FaultError } from '#shared/contract/faults';
import { AMBIGUOUS, type FontFace, type FontFile, SHEET_FONTS } from '#shared/sheet/fonts';
import { unmapped } from './woff';

/** The package stays outside the bundle, so that the built files and the sources find the fonts the same way. */
const { resolve } = createRequire(import.meta.url);

let faces: Promise<FontFace[]> | undefined;

/**
 * The sheet's fonts, read when first asked for and kept (about 350 KB).
 * @throws FaultError `damaged` when the installation lacks one of them.
 */
export function printingFonts(): Promise<readonly FontFace[]> {
  faces ??= Promise.all(SHEET_FONTS.map(withContent)).catch((error: unknown) => {
    faces = undefined;
    throw error;
  });
  return faces;
}

async function withContent(font: FontFile): Promise<FontFace> {
  try {
    const bytes = await readFile(resolve(`@fontsource/source-serif-4/files/${font.file}`));
    return { ...font, dataUri: `data:font/woff;base64,${unmapped(bytes, AMBIGUOUS).toString('base64')}` };
  } catch (error) {
    throw new FaultError(
      'damaged',
      `a font of the verdict sheet cannot be read (${(error as Error).message.split('\n')[0]})`,
      font.file,
      'Install Galley again.',
    );
  }
}
