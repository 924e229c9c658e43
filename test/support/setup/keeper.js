/*
 * Keeps one server for as long as whoever started it holds this process's standard input open, so that a test run
 * that is killed leaves neither a server nor its folder behind.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const { command, args, user, folder } = JSON.parse(process.argv[2]);
let restarts = false;
let server = start();

function start() {
  const child = spawn(command, args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  child.on('exit', (status) => {
    if (restarts) {
      restarts = false;
      server = start();
      return;
    }
    rmSync(folder, { recursive: true, force: true });
    process.exit(status ?? 0);
  });
  return child;
}

// A line is the signal by which the server ends before it starts again: SIGINT is "fast", SIGQUIT "immediate".
process.stdin.setEncoding('utf8').on('data', (signal) => {
  restarts = true;
  server.kill(signal.trim());
});
// The data are thrown away, so the server need not flush them.
process.stdin.on('close', () => {
  restarts = false;
  server.kill('SIGQUIT');
});
