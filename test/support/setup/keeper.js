/*
 * Keeps one server for as long as whoever started it holds this process's standard input open, so that a test run
 * that is killed leaves neither a server nor its folder behind.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const { command, args, user, folder } = JSON.parse(process.argv[2]);
const START_AGAIN_MS = 10_000;
let restarts = false;
let restartedAt = Number.NEGATIVE_INFINITY;
let isClosed = false;
let server = start();

function start() {
  const child = spawn(command, args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  child.on('exit', (status) => {
    if (restarts) {
      restarts = false;
      restartedAt = performance.now();
      server = start();
      return;
    }
    // While the server was down, an outgoing connection of any program may have been given its port.
    if (status === 1 && performance.now() - restartedAt < START_AGAIN_MS) {
      setTimeout(() => {
        if (isClosed) end(status);
        else server = start();
      }, 100);
    } else {
      end(status);
    }
  });
  return child;
}

function end(status) {
  rmSync(folder, { recursive: true, force: true });
  process.exit(status ?? 0);
}

// A line is the signal by which the server ends before it starts again: SIGINT is "fast", SIGQUIT "immediate".
process.stdin.setEncoding('utf8').on('data', (signal) => {
  restarts = true;
  server.kill(signal.trim());
});
// The data are thrown away, so the server need not flush them.
process.stdin.on('close', () => {
  restarts = false;
  isClosed = true;
  server.kill('SIGQUIT');
});
