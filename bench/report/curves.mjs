// How the CPU time of Limbeck grows with the size of its input.

/**
 * The measurements of one title at several sizes, with the exponent from each size to the next: 1 is linear. Small sizes
 * give less, since every command has a start of the same length.
 */
export function curvesOf(measurements) {
  const titles = new Set(measurements.map(({ title }) => title));
  return [...titles].flatMap((title) => {
    const list = measurements.filter(
      (measurement) => measurement.title === title && 'Limbeck' in measurement.contestants,
    );
    if (list.length < 2) return [];
    const points = list
      .map(({ size, contestants }) => ({ size, seconds: contestants.Limbeck.total }))
      .toSorted((a, b) => a.size - b.size);
    const exponents = points.slice(1).map((point, index) => exponent(points[index], point));
    return [{ title, workload: list[0].workload, unit: list[0].unit, points, exponents }];
  });
}

const exponent = (from, to) => Math.log(to.seconds / from.seconds) / Math.log(to.size / from.size);
