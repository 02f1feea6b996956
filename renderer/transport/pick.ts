import { bridgeTransport } from './bridge';
import { loopbackTransport } from './loopback';
import type { Transport } from './transport';

/** The desktop's bridge where there is one, else the loopback host this page came from. */
export const pickTransport = (): Transport =>
  window.galley ? bridgeTransport(window.galley) : loopbackTransport();
