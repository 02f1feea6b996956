import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Send } from '#shared/contract/channels';
import { besideName, clearLeftovers } from '../backup/leftovers';
import type { Workbench } from '../ports';
import { diskFault, syncFolder } from '../storage/files';
import { lockDesk } from '../storage/lock';

/** Fills an empty desk with the sample story, through the contract a user's work goes through. */
export type SeedSample = (send: Send) => Promise<unknown>;

const LEFT = ['.new-', '.old-'];

export const isSampleThere = (folder: string): boolean => existsSync(folder);

/**
 * Makes the sample desk, whole or not at all: it comes into being beside its place and moves there finished. Two hosts
 * may do so at once; one of them wins and both have a sample.
 * @throws whatever opening and seeding throw, or the disk's fault; then nothing is left behind.
 */
export async function makeSample(
  folder: string,
  openAt: (folder: string) => Promise<Workbench>,
  seed: SeedSample,
): Promise<void> {
  // Samples half made, or half removed.
  await clearLeftovers(dirname(folder), (stem) => LEFT.some((word) => stem === `${basename(folder)}${word}`));
  const beside = besideName(`${folder}.new-`);
  try {
    await fill(beside, openAt, seed);
    await moveInto(beside, folder);
  } catch (error) {
    throw diskFault(error, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function fill(folder: string, openAt: (folder: string) => Promise<Workbench>, seed: SeedSample) {
  const desk = await openAt(folder);
  try {
    await seed(desk.send);
  } finally {
    await desk.close();
  }
}

async function moveInto(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
    await syncFolder(dirname(to));
  } catch (error) {
    if (!isSampleThere(to)) throw error;
  }
}

/**
 * Takes the sample desk away, and nothing else.
 * @throws FaultError `locked` when another process has it open.
 */
export async function removeSample(folder: string): Promise<void> {
  if (!isSampleThere(folder)) return;
  const lock = await lockDesk(folder, 'Galley');
  await lock.release();
  // Moved first: a removal that is cut short must not leave half a desk in the sample's place.
  const aside = besideName(`${folder}.old-`);
  try {
    await rename(folder, aside);
    await rm(aside, { recursive: true, force: true });
  } catch (error) {
    throw diskFault(error, folder);
  }
}
