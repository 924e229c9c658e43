import { describe, expect, test } from 'vitest';
import { DirectiveQueue } from './directive-queue.js';

/** A queue, and directives that note when they run. */
function recorded() {
  const queue = new DirectiveQueue();
  const ran: string[] = [];
  const call = (name: string) =>
    queue.run(async () => {
      ran.push(name);
    });
  const callFailing = (name: string) => queue.run(() => Promise.reject(new TypeError(name)));
  return { queue, ran, call, callFailing };
}

describe('a queue of directives', () => {
  test('runs them in the order of the calls, and one at a time', async () => {
    const { queue, ran, call } = recorded();
    void queue.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ran.push('slow');
    });
    void call('quick');

    await queue.drain();

    expect(ran).toEqual(['slow', 'quick']);
  });

  test('fails when it is drained after a failure that nobody waited for', async () => {
    const { queue, callFailing } = recorded();
    void callFailing('a');

    await expect(queue.drain()).rejects.toThrow('a');
  });

  test('drains well after a failure that was caught', async () => {
    const { queue, callFailing } = recorded();
    await callFailing('a').catch(() => undefined);

    await expect(queue.drain()).resolves.toBeUndefined();
  });

  test('does not run what was called before a failure was known', async () => {
    const { queue, ran, call, callFailing } = recorded();
    const failing = callFailing('a');
    const next = call('b');

    await expect(failing).rejects.toThrow('a');
    await expect(next).rejects.toThrow('a');
    await queue.drain();
    expect(ran).toEqual([]);
  });

  test('runs what is called after a failure was caught', async () => {
    const { ran, call, callFailing } = recorded();
    await callFailing('a').catch(() => undefined);

    await call('b');

    expect(ran).toEqual(['b']);
  });

  test('runs nothing after a failure that nobody waited for', async () => {
    const { ran, call, callFailing } = recorded();
    void callFailing('a');
    await new Promise((resolve) => setTimeout(resolve, 5));

    await expect(call('b')).rejects.toThrow('a');
    expect(ran).toEqual([]);
  });

  test('runs nothing once it is closed', async () => {
    const { queue, ran, call } = recorded();
    await queue.close(new RangeError('closed'));

    await expect(call('a')).rejects.toThrow('closed');
    expect(ran).toEqual([]);
  });
});
