import { LineReader } from './LineReader';

describe('LineReader', () => {
  it('joins what comes in pieces, within characters too', () => {
    const lines: string[] = [];
    const reader = new LineReader({ onLine: line => lines.push(line) });
    const bytes = Buffer.from('first ü\r\n\nlast');
    for (const byte of bytes) {
      reader.push(Buffer.from([byte]));
    }
    reader.end();
    expect(lines).toEqual(['first ü', '', 'last']);
  });

  it('cuts lines that are too long', () => {
    const lines: string[] = [];
    const reader = new LineReader({
      onLine: line => lines.push(line),
      maximumLength: 4,
    });
    reader.push(Buffer.from('123456789'));
    reader.push(Buffer.from('0\nab'));
    reader.end();
    expect(lines).toEqual(['1234', '5678', '90', 'ab']);
  });
});
