/*
 * Keeps one server for as long as whoever started it holds this process's standard input open, so that a test run
 * that is killed leaves neither a server nor its folder behind.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const { command, args, user, folder } = JSON.parse(process.argv[2]);
const server = spawn(command, args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });

server.on('exit', (status) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(status ?? 0);
});
// The data are thrown away, so the server need not flush them.
process.stdin.on('close', () => server.kill('SIGQUIT')).resume();
