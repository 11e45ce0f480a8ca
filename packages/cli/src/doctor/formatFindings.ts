import { Finding } from './Finding';

/** Lays the findings out as a table. */
export function formatFindings(findings: Finding[]): string {
  const rows = [
    ['', 'state', 'version', 'where from', 'what to do'],
    ...findings.map(it => [
      it.what,
      it.state,
      it.version ?? '',
      it.source ?? '',
      it.remedy ?? '',
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
