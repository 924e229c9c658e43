#!/usr/bin/env node
import nodeModule from 'node:module';

// Node 22 and later keep the compiled code for the next call.
nodeModule.enableCompileCache?.();

const { main } = await import('../dist/cli/main.js');
await main(process.argv.slice(2));
