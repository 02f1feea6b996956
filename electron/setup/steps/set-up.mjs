// @ts-check
import { holdLock } from '../tools/lock.mjs';
import { inCache } from '../tools/project.mjs';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';

/**
 * Installs and builds what is missing or out of date. Nothing is locked, started or written when nothing changed; of
 * several processes at once one does the work and the others wait for it.
 * @param {import('../tools/progress.mjs').Progress} progress
 * @param {{ build?: boolean }} [parts] what is wanted besides the packages; a build unless told
 * @throws {import('../tools/fault.mjs').SetupFault}
 */
export async function setUp(progress, parts = {}) {
  const wantsBuild = parts.build ?? true;
  const isReady = () => isInstalled() && (!wantsBuild || isBuilt());
  if (isReady()) return;
  const letGo = await progress.step('waiting for another set-up to end', () => holdLock(inCache('lock')));
  try {
    if (!isInstalled()) await install(progress);
    if (wantsBuild && !isBuilt()) await build(progress);
  } finally {
    letGo();
  }
}
