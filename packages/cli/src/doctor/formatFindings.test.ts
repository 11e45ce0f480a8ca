import { formatFindings } from './formatFindings';

describe('formatFindings', () => {
  it('aligns the columns and says what to do about what is missing', () => {
    expect(
      formatFindings([
        { what: 'Node', state: 'found', version: '22.1.0', source: '/n' },
        { what: 'Chromium', state: 'missing', remedy: 'install it' },
      ]),
    ).toBe(
      [
        '          state    version  where from  what to do',
        'Node      found    22.1.0   /n',
        'Chromium  missing                       install it',
      ].join('\n'),
    );
  });
});
