// The real binary on a free port, over a fresh folder of data.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Runs the binary to its end; throws with what it said when it fails.
export function run(binary, args, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(said)
        : reject(new Error(`magpie ${args[0]} ended with ${code}:\n${said}`)),
    );
    // A program that ends without reading is told apart by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

export function freshFolder() {
  return mkdtempSync(join(tmpdir(), 'magpie-e2e-'));
}

export const removeFolder = (folder) => rmSync(folder, { recursive: true, force: true });

// Resolves with the address once the program says it.
export function serve(binary, { data, uiDir, options = [] }) {
  const ui = uiDir ? ['--ui-dir', uiDir] : [];
  const args = ['serve', '--data', data, '--port', '0', ...ui, ...options];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), 30_000);
    const listen = (text) => {
      said += text;
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve({ address, stop: () => stop(child) });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners('close');
    child.on('close', resolve);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
}
