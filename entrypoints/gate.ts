import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../src/content/late-script.ts';
import { createRankedGate } from '../src/content/ranked-gate.ts';

export default defineUnlistedScript(() => handOver('gate', () => Promise.resolve(createRankedGate)));
