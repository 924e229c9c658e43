export const count = (number) => number.toLocaleString('en-US');

export const seconds = (value) => (value < 1 ? value.toFixed(2) : value.toFixed(1));

/** Ratios are compared with aims of two digits. */
export const ratio = (value) => value.toFixed(2);

export const headline = ({ title, size, unit }) => `${title}, ${count(size)} ${unit}`;

export const isMissed = ({ value, atMost }) => value !== null && value > atMost;

/** With as many digits as the aim needs. */
export const aimFigure = (value, atMost) => value.toFixed(Number.isInteger(atMost) ? 0 : 2);
