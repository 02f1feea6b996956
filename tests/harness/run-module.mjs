import { createServer, createServerModuleRunner } from 'vite';

/**
 * Imports a module of the sources and hands it to `use`; what it imports later, while it runs, is found as well.
 * @param {string} path
 * @param {(module: any) => unknown} use
 */
export async function runModule(path, use) {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
  try {
    return await use(await runner.import(path));
  } finally {
    await runner.close();
    await server.close();
  }
}
