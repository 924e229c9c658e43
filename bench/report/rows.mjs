import { headline } from './format.mjs';

const PEERS = ['drizzle-kit', 'node-pg-migrate'];

/** The peer of a measurement with its figures; null if the measurement has no peer, or the peer failed. */
function peerOf({ contestants }) {
  const name = PEERS.find((peer) => contestants[peer]?.total !== undefined);
  return name === undefined ? null : { name, ...contestants[name] };
}

/** The other tools that were measured, with the total CPU seconds of each. */
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
