import { headline } from './format.mjs';

const PEERS = ['drizzle-kit', 'node-pg-migrate'];

/** The peer of a measurement with its figures; null if there is none, or it failed. */
function peerOf({ contestants }) {
  const name = PEERS.find((peer) => contestants[peer]?.total !== undefined);
  return name === undefined ? null : { name, ...contestants[name] };
}

/** What was measured beside Alembic: total CPU seconds of each. */
export function alembicRows(measurements) {
  return measurements.flatMap((measurement) =>
    measurement.aims
      .filter(({ to, value }) => to?.startsWith('Alembic') && value !== null)
      .map(({ of, to }) => ({
        label: labelOf(measurement, of),
        own: measurement.contestants[of].total,
        alembic: measurement.contestants[to].total,
        peer: peerOf(measurement)?.total ?? null,
      })),
  );
}

/** With what sets the contestant apart: "Limbeck, cold" is "cold". */
function labelOf(measurement, contestant) {
  const variant = contestant.replace(/^Limbeck(?:, )?/, '');
  return `${headline(measurement).replaceAll('`', '')}${variant === '' ? '' : `, ${variant}`}`;
}
