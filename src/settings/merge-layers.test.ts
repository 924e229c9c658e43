import { expect, test } from 'vitest';
import { mergeLayers } from './merge-layers.js';

test('a setting of an earlier layer wins, also an empty one', () => {
  expect(mergeLayers([{ timezone: undefined }, { timezone: 'UTC', runWait: '5s' }])).toEqual({
    timezone: undefined,
    runWait: '5s',
  });
});

test('a script location brings its own version locations', () => {
  expect(mergeLayers([{ scriptLocation: '/a' }, { scriptLocation: '/b', versionLocations: ['/c'] }])).toEqual({
    scriptLocation: '/a',
    versionLocations: undefined,
  });
});

test('version locations of the same layer stay', () => {
  expect(mergeLayers([{}, { scriptLocation: '/b', versionLocations: ['/c'] }])).toEqual({
    scriptLocation: '/b',
    versionLocations: ['/c'],
  });
});
