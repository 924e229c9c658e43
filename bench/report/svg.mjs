// The few elements of SVG that the charts need. Colours come from classes, which a dark page changes.

const FONT_SIZE = 13;
/** Of a letter, as a share of the font's size: generous, so that no label is cut off whatever the font. */
const LETTER_WIDTH = 0.58;

export const textWidth = (text, size = FONT_SIZE) => text.length * size * LETTER_WIDTH;

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const STYLE = `
text { font: ${FONT_SIZE}px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328; }
.title { font-size: 16px; font-weight: 600; }
.small { font-size: 12px; fill: #59636e; }
.page { fill: #ffffff; stroke: #d1d9e0; }
.grid { stroke: #d1d9e0; }
.reference { stroke: #59636e; stroke-dasharray: 4 3; }
.c0 { fill: #0969da; stroke: #0969da; }
.c1 { fill: #bc4c00; stroke: #bc4c00; }
.c2 { fill: #1a7f37; stroke: #1a7f37; }
.c3 { fill: #8250df; stroke: #8250df; }
.c4 { fill: #bf3989; stroke: #bf3989; }
polyline { stroke-width: 2; }
polyline.c0, polyline.c1, polyline.c2, polyline.c3, polyline.c4 { fill: none; }
.dot { stroke: #ffffff; stroke-width: 1.5; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .small { fill: #9198a1; }
  .page { fill: #0d1117; stroke: #3d444d; }
  .grid { stroke: #3d444d; }
  .reference { stroke: #9198a1; }
  .c0 { fill: #4493f8; stroke: #4493f8; }
  .c1 { fill: #f0883e; stroke: #f0883e; }
  .c2 { fill: #3fb950; stroke: #3fb950; }
  .c3 { fill: #ab7df8; stroke: #ab7df8; }
  .c4 { fill: #db61a2; stroke: #db61a2; }
  .dot { stroke: #0d1117; }
}
`;

export function svg({ width, height, title }, elements) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(title)}">
<style>${STYLE}</style>
<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
${elements.join('\n')}
</svg>
`;
}

const place = (value) => Math.round(value * 10) / 10;

export const text = ({ x, y }, content, { className = '', anchor = 'start' } = {}) =>
  `<text x="${place(x)}" y="${place(y)}" class="${className}" text-anchor="${anchor}">${escapeText(content)}</text>`;

export const line = ({ x1, y1, x2, y2 }, className) =>
  `<line x1="${place(x1)}" y1="${place(y1)}" x2="${place(x2)}" y2="${place(y2)}" class="${className}"/>`;

export const rect = ({ x, y, width, height }, className) =>
  `<rect x="${place(x)}" y="${place(y)}" width="${place(width)}" height="${place(height)}" class="${className}"/>`;

export const circle = ({ x, y, radius }, className) =>
  `<circle cx="${place(x)}" cy="${place(y)}" r="${radius}" class="${className}"/>`;

export const polyline = (points, className) =>
  `<polyline points="${points.map(({ x, y }) => `${place(x)},${place(y)}`).join(' ')}" class="${className}"/>`;
