import { EngineTestBed, scratchDirectories } from './EngineTestBed';
import { readdir, readFile } from 'fs/promises';
import { tmpdir } from 'os';

jest.setTimeout(120_000);

const PASSWORD = 'canary-7f3a9"quoted\\and';
const PASSPHRASE = 'passphrase-e1d2c3';
const KEY = 'line-one-of-a-key\nline-two-of-a-key';

describe('secrets', () => {
  let bed: EngineTestBed;

  beforeAll(async () => {
    bed = await EngineTestBed.create();
  });

  afterAll(async () => {
    await bed.remove();
  });

  it('leave no trace but ciphertext', async () => {
    const operation = await bed.start(
      `
        const password = config.requireSecret('password');
        const settings = config.requireSecretObject('settings');
        new Thing('thing', { password, token: settings.apply(s => s.token), delay: 1500 });
        new Part('part', { password });
        password.apply(value => {
          console.log('password is ' + value);
          console.error(JSON.stringify({ value }));
          pulumi.log.warn('warned with ' + value);
        });
        settings.apply(s => console.log(s.key));
        exports.password = password;
        exports.nested = { inside: [settings.apply(s => s.token)] };
        exports.plain = settings.apply(s => 'seen').apply(String);
      `,
      {
        config: { plain: 'visible' },
        secretConfig: {
          password: PASSWORD,
          settings: { token: 'canary-token-1', key: KEY },
        },
        secretsProvider: { type: 'passphrase', passphrase: PASSPHRASE },
      },
    );
    const processId = await operation.processId;
    await operation.until(event => event.type === 'resource-started');
    const processes = await describeProcesses(processId);
    expect(processes.join('\n')).toMatch(/pulumi.*up/);

    const result = await operation.result;
    expect(result.outcome).toBe('succeeded');
    expect(result.state?.outputs).toMatchObject({ password: '[secret]' });
    const surfaces = [
      JSON.stringify(operation.events),
      JSON.stringify(result),
      await bed.traces(),
      processes.join('\n'),
    ];
    for (const surface of surfaces) {
      expect(surface).not.toContain('canary-');
      expect(surface).not.toContain('-of-a-key');
      expect(surface).not.toContain(PASSPHRASE);
    }
    expect(JSON.stringify(operation.events)).toContain('password is [secret]');
    expect(await scratchDirectories(tmpdir())).toEqual([]);
  });

  it('are masked in the reason a program gives for its failure', async () => {
    const { result, events } = await bed.run(
      `throw new Error('bad password ' + config.get('password'));`,
      { stack: 'throwing', secretConfig: { password: PASSWORD } },
    );
    expect(result.problem?.cause).toContain('bad password [secret]');
    expect(JSON.stringify(events)).not.toContain('canary-');
  });
});

/** Arguments and environment of every process in a session. */
async function describeProcesses(sessionId: number): Promise<string[]> {
  const entries = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const described = await Promise.all(
    entries.map(async entry => {
      const read = (name: string) =>
        readFile(`/proc/${entry}/${name}`, 'utf8').catch(() => '');
      const stat = await read('stat');
      const session = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3];
      return Number(session) === sessionId
        ? `${await read('cmdline')}\n${await read('environ')}`
        : undefined;
    }),
  );
  return described
    .filter(text => text !== undefined)
    .map(text => text.replaceAll('\0', ' '));
}
