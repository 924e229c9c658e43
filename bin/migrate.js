#!/usr/bin/env node
import nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

nodeModule.enableCompileCache?.();
const { main } = await import('../dist/cli/main.js');

// A command is over before most optimised code would have paid for its compilation, which took a third of the CPU time.
// Later versions do not know the flag; they keep the compiled code for the next call. Once a flag has changed, Node compiles
// the modules of its library that it loads, instead of using the code that it contains.
if (process.versions.node.startsWith('20.')) {
  setFlagsFromString('--interrupt-budget=1000000');
}
await main(process.argv.slice(2));
